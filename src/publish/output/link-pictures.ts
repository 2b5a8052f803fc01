import { statSync } from 'node:fs';
import { link, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { replaceFile, writeWhole } from '../../files/write-whole.ts';
import type { FillResult } from '../../images/fill/fill-tally.ts';
import { FILE_TIME } from '../../images/store/file-time.ts';

/** Files in work at one time; each waits mostly for the disk. */
const AT_ONCE = 16;

/** The files of a site's pictures, each once, with their sizes in bytes. */
export function listPictureFiles({ pictures }: FillResult): Map<string, number> {
  return new Map([...pictures.values()].flatMap(({ slots }) => Object.values(slots).flat()).map(({ name, size }) => [name, size]));
}

/**
 * Puts pictures into the site's folder: a second name for the store's file where the disk can, else a copy. Names hold a
 * hash of the bytes, so what is there already stays.
 * @param files bytes of each, by name
 * @param pathOf where the store keeps a file
 * @returns how many were put there, and how many were there
 */
export async function linkPictures(
  files: ReadonlyMap<string, number>,
  pathOf: (name: string) => string,
  folder: string,
): Promise<{ written: number; kept: number }> {
  if (files.size > 0) await mkdir(folder, { recursive: true });
  const absent = [...files].filter(([name, size]) => !isWhole(join(folder, name), size)).map(([name]) => name);
  await pLimit(AT_ONCE).map(absent, (name) => linkFile(pathOf(name), join(folder, name)));
  return { written: absent.length, kept: files.size - absent.length };
}

/** @returns how many files no page names any more */
export async function removeOtherPictures(files: ReadonlyMap<string, number>, folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const others = names.filter((name) => !files.has(name));
  for (const name of others) await rm(join(folder, name), { recursive: true, force: true });
  if (files.size === 0) await rm(folder, { recursive: true, force: true });
  return others.length;
}

/** As in the store: size and time tell a file that was changed in place. */
function isWhole(path: string, size: number): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.size === size && found.mtimeMs === FILE_TIME.getTime();
}

async function linkFile(from: string, to: string): Promise<void> {
  try {
    await replaceFile(to, (temporary) => link(from, temporary));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new Error(`CACHE_DIR lost ${from} during the build; run it again`, { cause });
    if (code === 'ENOSPC') throw cause;
    // Another disk, or one that knows no links.
    await writeWhole(to, await readFile(from), { time: FILE_TIME });
  }
}
