import { mkdirSync, statSync } from 'node:fs';
import { link, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { KnownFailure } from '../../command/known-failure.ts';
import { writeWhole } from '../../files/write-whole.ts';
import type { FillResult } from '../../images/fill/fill-tally.ts';
import { FILE_TIME } from '../../images/store/file-time.ts';

/** Files in work at one time; each waits mostly for the disk. */
const AT_ONCE = 16;

/** The files of a site's pictures, each once, with their sizes in bytes. */
export function listPictureFiles({ pictures }: FillResult): Map<string, number> {
  return new Map([...pictures.values()].flatMap(({ slots }) => Object.values(slots).flat()).map(({ name, size }) => [name, size]));
}

/**
 * Brings the pictures that the site's folder has not into the folder that is placed next: a second name for the store's file where
 * the disk can, else a copy. Names hold a hash of the bytes, so what is there already stays.
 * @param files bytes of each, by name
 * @param pathOf where the store keeps a file
 * @returns the names of those that are there
 */
export async function linkPictures(
  files: ReadonlyMap<string, number>,
  pathOf: (name: string) => string,
  { folder, staging }: { folder: string; staging: string },
): Promise<string[]> {
  const { there = [], absent = [] } = Object.groupBy(files, ([name, size]) => (isWhole(join(folder, name), size) ? 'there' : 'absent'));
  if (absent.length > 0) mkdirSync(staging, { recursive: true });
  await pLimit(AT_ONCE).map(absent, ([name]) => linkFile(pathOf(name), join(staging, name)));
  return there.map(([name]) => name);
}

/** As in the store: size and time tell a file that was changed in place. */
function isWhole(path: string, size: number): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.size === size && found.mtimeMs === FILE_TIME.getTime();
}

async function linkFile(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new KnownFailure(`CACHE_DIR lost ${from} during the build; run it again`, { cause });
    if (code === 'ENOSPC') throw cause;
    // Another disk, or one that knows no links.
    await writeWhole(to, await readFile(from), { time: FILE_TIME });
  }
}
