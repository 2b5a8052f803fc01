import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { KnownFailure } from '../../command/known-failure.ts';
import { isWholeFolder, sealFolder } from '../../files/seal-folder.mjs';
import { isRunning } from '../threads/is-running.ts';

/** Folders kept side by side: those of other sites or versions, between which somebody may go back and forth. */
const KEPT = 8;

/** Milliseconds that a command may be at work with one. */
const LONGEST_COMMAND = 3_600_000;

/**
 * A folder whose name says all that it is made of, as it was made last if it is whole.
 * @param make fills another folder, which is sealed and takes the name in one step
 * @returns the folder
 */
export async function openMadeFolder(folder: string, make: (work: string) => Promise<void>): Promise<string> {
  if (isWholeFolder(folder)) {
    const now = new Date();
    await utimes(folder, now, now).catch(() => {}); // of another user, or on a disk that can't be written
    return folder;
  }
  await mkdir(dirname(folder), { recursive: true });
  const work = `${folder}.${process.pid}.tmp`;
  await discard(folder, work);
  await removeOld(dirname(folder));
  try {
    await mkdir(work);
    await make(work);
    sealFolder(work);
    await rename(work, folder).catch((error: NodeJS.ErrnoException) => {
      // Another command may have made the same at the same time.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  if (!isWholeFolder(folder)) throw new KnownFailure(`${folder} changes while it is used; run the command again`);
  return folder;
}

/** In one step, since another command may be at work with it. */
async function discard(folder: string, aside: string): Promise<void> {
  const isThere = await rename(folder, aside).then(
    () => true,
    () => false,
  );
  if (isThere) await rm(aside, { recursive: true, force: true });
}

/** Another command may be at work with one of them, or at the same. */
async function removeOld(parent: string): Promise<void> {
  const names = await readdir(parent);
  for (const name of names) {
    const maker = /\.(\d+)\.tmp$/.exec(name)?.[1];
    if (maker && !isRunning(Number(maker))) await rm(join(parent, name), { recursive: true, force: true }).catch(() => {});
  }
  const paths = names.filter((name) => !name.endsWith('.tmp')).map((name) => join(parent, name));
  const folders = await Promise.all(paths.map(async (path) => ({ path, usedAt: (await stat(path).catch(() => undefined))?.mtimeMs ?? 0 })));
  const old = folders.toSorted((a, b) => b.usedAt - a.usedAt).slice(KEPT);
  for (const { path, usedAt } of old) {
    if (usedAt < Date.now() - LONGEST_COMMAND) await rm(path, { recursive: true, force: true }).catch(() => {});
  }
}
