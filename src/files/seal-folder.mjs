// JavaScript, since it is loaded before there is anything compiled, and Node takes no TypeScript below node_modules.
import { hash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Holds a hash of all other files of a folder. */
const SEAL = 'seal';

/**
 * Says that a folder is whole. To be done last.
 * @param {string} folder
 */
export function sealFolder(folder) {
  writeFileSync(join(folder, SEAL), hashFolder(folder));
}

/**
 * Whether a folder has the files that it was sealed with, no others, and each with its bytes: a template that was lost or cut off
 * fails in any page, and a script that was lost would be taken off the site.
 * @param {string} folder
 */
export function isWholeFolder(folder) {
  try {
    return readFileSync(join(folder, SEAL), 'utf8') === hashFolder(folder);
  } catch {
    return false; // not there, or not to be read: then it is made again
  }
}

/** @param {string} folder */
function hashFolder(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({ path: join(entry.parentPath, entry.name), isRegular: entry.isFile() }))
    .map(({ path, isRegular }) => ({ name: relative(folder, path), path, isRegular }))
    .filter(({ name }) => name !== SEAL)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return hash('sha256', JSON.stringify(files.map(({ name, path, isRegular }) => [name, isRegular && hash('sha256', readFileSync(path))])));
}
