import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import lockfile from 'proper-lockfile';
import { explainFullDisk, ignoreMissing } from './disk-errors.ts';
import { keyOf } from './store-records.ts';

/**
 * A lock counts as left behind by a killed process after so many milliseconds without a sign of life. If a process was
 * only stopped for so long that another took over, both finish, with the same result.
 */
const LOCK = { realpath: false, stale: 5000, update: 1500, onCompromised: () => {} } as const;

/** Milliseconds between looks at another's lock. */
const LOCK_WAIT = { shortest: 20, longest: 500 } as const;

/** The lock on what is known of an address. */
export function sourceLock(url: string): string {
  return `source ${url}`;
}

/** The lock on what is made of an original. */
export function madeLock(originalHash: string): string {
  return `made ${originalHash}`;
}

/**
 * Runs work that no other process on this store does at the same time; waits until the other is done.
 * @param key see {@link sourceLock} and {@link madeLock}
 * @throws {PictureFailure} if the disk is full
 */
export async function withLock<Result>(storeDir: string, key: string, work: () => Promise<Result>): Promise<Result> {
  const release = await acquireLock(`${storeDir}/locks/${keyOf(key)}`).catch(explainFullDisk);
  try {
    return await work();
  } finally {
    await release().catch(() => {});
  }
}

/**
 * Removes what killed processes left behind. What another process is at work on stays, and so does what can't be removed.
 * Waits until it knows: five seconds after a kill, and no longer than a process takes to show that it lives.
 */
export async function sweepStore(storeDir: string): Promise<void> {
  await Promise.all((await listNames(`${storeDir}/locks`)).map((name) => waitForSign(`${storeDir}/locks/${name}`)));
  for (const name of await listNames(`${storeDir}/temporary`)) {
    const [owner = ''] = name.split('.');
    const isOwned = await lockfile.check(`${storeDir}/locks/${owner}`, LOCK).catch(() => true);
    if (!isOwned) await rm(`${storeDir}/temporary/${name}`, { force: true }).catch(() => {});
  }
  for (const name of await listNames(`${storeDir}/locks`)) {
    // A lock that can be had is nobody's. To look and then to remove would now and then remove another's.
    await lockfile.lock(`${storeDir}/locks/${name}`.replace(/\.lock$/, ''), LOCK).then(
      (release) => release().catch(() => {}),
      () => {},
    );
  }
}

/** Until a lock is released, renewed or stale. */
async function waitForSign(path: string): Promise<void> {
  const start = performance.now();
  const first = await readTime(path);
  while (performance.now() - start <= LOCK.stale) {
    const time = await readTime(path);
    if (time === undefined || time !== first || Date.now() - time > LOCK.stale) return;
    await wait(LOCK_WAIT.shortest);
  }
}

async function readTime(path: string): Promise<number | undefined> {
  return (await stat(path).catch(ignoreMissing))?.mtimeMs;
}

async function acquireLock(path: string): Promise<() => Promise<void>> {
  for (let pause: number = LOCK_WAIT.shortest; ; pause = Math.min(2 * pause, LOCK_WAIT.longest)) {
    try {
      return await lockfile.lock(path, LOCK);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') await mkdir(dirname(path), { recursive: true });
      else if (code !== 'ELOCKED') throw error;
    }
    await wait(pause * (0.5 + Math.random()));
  }
}

async function listNames(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(ignoreMissing)) ?? [];
}
