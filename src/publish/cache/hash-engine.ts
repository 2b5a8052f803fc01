import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ENGINE_DIR } from '../../command/environment.ts';
import { listFiles } from '../../files/list-files.ts';
import type { Site } from '../../site.ts';

/** Besides `src/`: settings, and the versions of all packages as they are installed. */
const FILES = ['astro.config.mjs', 'package.json', 'node_modules/.package-lock.json'];

/** A hash of what works on the content: our code, packages, and Node with its names of months. */
export async function hashCode(): Promise<string> {
  const files = await hashFiles([...listBelow('src'), ...FILES]);
  return hash('sha256', JSON.stringify([files, process.versions]));
}

/** A hash of what Astro makes a bundle of: besides the code what it copies. */
export async function hashBundle(code: string): Promise<string> {
  return hash('sha256', JSON.stringify([code, await hashFiles(listBelow('public'))])).slice(0, 32);
}

/**
 * A hash of what every page is made of and none asks for: besides the code `site.yaml` with what the environment overrides, and
 * what no function of `Site` is.
 * @param code see {@link hashCode}
 */
export function hashEngine(code: string, site: Site): string {
  const { settings, words, themeStyles, logo, icon, drawnTitle } = site;
  const look = [themeStyles.hash, logo?.light, logo?.dark, icon?.light, icon?.dark, drawnTitle];
  return hash('sha256', JSON.stringify([code, settings, words, look]));
}

/** Paths below the engine's folder. */
function listBelow(folder: string): string[] {
  return listFiles(join(ENGINE_DIR, folder))
    .map(({ name }) => join(folder, name))
    .toSorted();
}

/** Each file with its hash. */
function hashFiles(paths: readonly string[]): Promise<[string, string | undefined][]> {
  return Promise.all(paths.map(async (path) => [path, await hashFile(join(ENGINE_DIR, path))]));
}

async function hashFile(path: string): Promise<string | undefined> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  });
  return bytes && hash('sha256', bytes);
}
