import { lstatSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { ENGINE_DIR } from '../../src/command/engine-code.mjs';
import { UsageError } from '../../src/command/usage-error.ts';

/** Folders of the engine in which a paper would become a part of something else. */
const TAKEN = ['content', 'src', 'public', 'themes', 'node_modules', '.git', '.astro'].map((name) => join(ENGINE_DIR, name));

/** @throws {UsageError} if a paper in the folder would write over something, or could not be built */
export function refuseFolder(folder: string): void {
  const host = TAKEN.find((taken) => folder === taken || folder.startsWith(taken + sep));
  if (host !== undefined) throw new UsageError(`a paper must not lie in ${host}; choose another folder, such as ../my-paper`);
  const file = findFile(folder);
  if (file !== undefined) throw new UsageError(`${file} is a file, not a folder; choose another name`);
  const content = join(folder, 'content');
  const entry = lstatSync(content, { throwIfNoEntry: false });
  if (entry === undefined || (entry.isDirectory() && readdirSync(content).length === 0)) return;
  throw new UsageError(`${content} is there already, and nothing is written over it; choose another folder, or build what is there`);
}

/** The folder or what it would lie in, where that is a file. */
function findFile(folder: string): string | undefined {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (stats) return stats.isDirectory() ? undefined : folder;
  return dirname(folder) === folder ? undefined : findFile(dirname(folder));
}
