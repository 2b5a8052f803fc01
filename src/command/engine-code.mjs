// JavaScript, since it is loaded before there is anything compiled, and Node takes no TypeScript below node_modules.
import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';

/** The folder that holds `src/`. */
export const ENGINE_DIR = resolve(import.meta.dirname, '../..');

/** Whether the engine is a package of somebody's. Then its code runs from {@link PACKED_DIR}, and its folder is not written to. */
export const IS_PACKAGE = ENGINE_DIR.split(sep).includes('node_modules');

/** What `npm pack` makes of the code: `commands/`, the pages' `bundle/` and `packed.json`. */
export const PACKED_DIR = join(ENGINE_DIR, 'lib');

/** Where Astro looks for its settings, and writes its `.astro/`: the paper's repository, where it has one. */
export const ASTRO_ROOT = IS_PACKAGE ? process.cwd() : ENGINE_DIR;

/**
 * @param {NodeJS.ProcessEnv} variables
 * @param {string} workingDir
 */
export function findCacheDir(variables, workingDir) {
  return resolve(workingDir, variables['CACHE_DIR'] || '.cache');
}

/** What is made of the code, for all papers or for that of the package. */
const WORK_DIR = IS_PACKAGE ? join(findCacheDir(process.env, process.cwd()), 'engine') : join(ENGINE_DIR, '.astro');

/** Where Node keeps modules as V8 compiled them. */
export const COMPILE_CACHE_DIR = join(WORK_DIR, 'compiled');

/** Commands as they were compiled, see `scripts/run.mjs`. They import packages, so they must lie in the engine's folder. */
export const COMMANDS_DIR = join(WORK_DIR, 'commands');

/** Pages as Astro bundles them. */
export const BUNDLE_DIR = join(WORK_DIR, 'bundles');

/** Where builds render, each in a folder named after its process. */
export const STAGING_DIR = join(WORK_DIR, 'staging');

/** Besides `src/`: settings, and the versions of all packages as they are installed. */
const FILES = ['astro.config.mjs', 'package.json', 'node_modules/.package-lock.json'];

/** Where npm, pnpm and Yarn note what they installed, below the folder that holds `node_modules`. */
const LOCKS = ['.package-lock.json', '.pnpm/lock.yaml', '.yarn-state.yml', '.yarn-integrity'].map((name) => join('node_modules', name));

/**
 * Hashes of what works on the content: our code, packages, and Node with its names of months.
 * @returns {{ code: string, commands: string }} `code` of all that decides on a site; `commands` of what commands are compiled from
 */
export function hashCode() {
  if (IS_PACKAGE) {
    const { code } = readPacked();
    return { code: hash('sha256', JSON.stringify([code, listAbove(ENGINE_DIR).flatMap(hashLocks), process.versions])), commands: code };
  }
  const [src, scripts, files] = [hashBelow('src'), hashBelow('scripts'), FILES.map(hashFile)];
  const isTypeScript = (/** @type {HashedFile} */ [path]) => /\.(?:ts|mjs)$/.test(path);
  return {
    code: hash('sha256', JSON.stringify([src, files, process.versions])),
    commands: hash('sha256', JSON.stringify([[...src, ...scripts].filter(isTypeScript), files, process.version])).slice(0, 32),
  };
}

/**
 * What was packed.
 * @typedef {object} Packed
 * @property {string} code a hash of all that it was made of
 * @property {string[]} commands their names
 * @returns {Packed}
 */
export function readPacked() {
  return JSON.parse(readFileSync(join(PACKED_DIR, 'packed.json'), 'utf8'));
}

/** @returns {string[]} the names of all commands */
export function listCommands() {
  if (IS_PACKAGE) return readPacked().commands;
  return readdirSync(join(ENGINE_DIR, 'scripts')).flatMap((file) => (file.endsWith('.ts') ? file.slice(0, -3) : []));
}

/**
 * @param {string} folder
 * @returns {string[]} the folder and all that it lies in
 */
function listAbove(folder) {
  return dirname(folder) === folder ? [folder] : [folder, ...listAbove(dirname(folder))];
}

/** @param {string} folder */
function hashLocks(folder) {
  return LOCKS.map((name) => join(folder, name)).flatMap((path) => (existsSync(path) ? hash('sha256', readFileSync(path)) : []));
}

/** @typedef {[path: string, hash: string | null]} HashedFile below the engine's folder; null for a file that is not there */

/**
 * One after the other: 840 files take 12 ms, and 65 where all are asked for at once.
 * @param {string} folder below the engine's
 */
export function hashBelow(folder) {
  return listBelow(folder).toSorted().map(hashFile);
}

/**
 * What npm installed there, as for benchmarks, is left out.
 * @param {string} folder
 * @returns {string[]}
 */
function listBelow(folder) {
  return readdirSync(join(ENGINE_DIR, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : listBelow(path);
    return [path];
  });
}

/** @type {(path: string) => HashedFile} */
function hashFile(path) {
  try {
    return [path, hash('sha256', readFileSync(join(ENGINE_DIR, path)))];
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error;
    return [path, null];
  }
}
