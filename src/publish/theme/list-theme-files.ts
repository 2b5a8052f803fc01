import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { type ListedFile, listFiles } from '../../files/list-files.ts';
import { compareText } from '../../text/compare-text.ts';

/** The files of a theme, but for packages, and for hidden ones outside of `public/`, which is copied whole; sorted by their names. */
export function listThemeFiles(themeDir: string): ListedFile[] {
  return listFiles(themeDir)
    .filter(({ name }) => isOfTheme(name.split(sep)))
    .toSorted((a, b) => compareText(a.name, b.name));
}

function isOfTheme(parts: readonly string[]): boolean {
  return parts[0] === 'public' || !parts.some((part) => part.startsWith('.') || part === 'node_modules');
}

/** A hash of all that a theme holds. */
export function hashTheme(themeDir: string): string {
  return hash('sha256', JSON.stringify(listThemeFiles(themeDir).map(hashFile)));
}

/** Hashes of its words. @returns none where it has none */
export function hashThemeWords(themeDir: string): unknown[] {
  return listThemeFiles(themeDir)
    .filter(({ name }) => name.startsWith(`words${sep}`))
    .map(hashFile);
}

function hashFile({ name, path, isRegular }: ListedFile) {
  return [name, isRegular && hash('sha256', readFileSync(path))];
}
