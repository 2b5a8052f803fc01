import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { foldName } from './fold-name.ts';

/**
 * Whether a file that is there stands so on the disk, and no other beside it whose name some disk takes for the same: where upper and lower
 * case are one, Git may have another spelling. Folders are read only where that may be.
 * @param name below the folder, with slashes
 */
export function isSpelledSo(folder: string, name: string): boolean {
  const isPlain = /^[ -~]*$/.test(name) && !lstatSync(join(folder, turnCase(name)), { throwIfNoEntry: false });
  const parts = name.split('/');
  return isPlain || parts.every((part, index) => isOnlyOne(join(folder, ...parts.slice(0, index)), part));
}

function isOnlyOne(folder: string, name: string): boolean {
  const same = readdirSync(folder).filter((entry) => foldName(entry) === foldName(name));
  return same.length === 1 && same[0] === name;
}

/** Of the last part. */
function turnCase(name: string): string {
  return name.replace(/[^/]*$/, (part) => part.replace(/[a-z]/gi, turnLetter));
}

function turnLetter(letter: string): string {
  return letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
}
