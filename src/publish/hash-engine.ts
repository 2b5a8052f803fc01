import { hash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listSections } from '../articles/sections.ts';
import type { Site } from '../site.ts';
import { ENGINE_DIR } from './environment.ts';

/** Besides `src/`: settings, and the versions of all packages as they are installed. */
const FILES = ['astro.config.mjs', 'package.json', 'node_modules/.package-lock.json'];

/** A hash of what works on the content: our code, packages, and Node with its names of months. */
export async function hashCode(): Promise<string> {
  const sources = (await readdir(join(ENGINE_DIR, 'src'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .toSorted();
  const paths = [...sources, ...FILES.map((name) => join(ENGINE_DIR, name))];
  const files = await Promise.all(paths.map(async (path) => [path.slice(ENGINE_DIR.length), await hashFile(path)]));
  return hash('sha256', JSON.stringify([files, process.versions]));
}

/**
 * A hash of what every page is made of: besides the code `site.yaml` with what the environment overrides, and what the
 * layout shows on each page.
 * @param code see {@link hashCode}
 */
export function hashEngine(code: string, { settings, topics, findCard }: Site): string {
  return hash('sha256', JSON.stringify([code, settings, listSections(topics), findCard()]));
}

async function hashFile(path: string): Promise<string | undefined> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  });
  return bytes && hash('sha256', bytes);
}
