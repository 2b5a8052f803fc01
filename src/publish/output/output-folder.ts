import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import lockfile from 'proper-lockfile';
import { UsageError } from '../../command/usage-error.ts';
import { writeWhole } from '../../files/write-whole.ts';
import { ROUTES } from '../../routes.ts';

const NOT_FOUND = ROUTES.notFound.path;

/**
 * A folder is ours when its 404 page or its home page says so; any other with files in it is somebody's, and is left alone.
 * @throws {UsageError} if it is somebody's
 */
export async function refuseForeignFolder(outDir: string): Promise<void> {
  const names = await readdir(outDir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (names.every((name) => name.startsWith('.'))) return;
  const pages = await Promise.all([NOT_FOUND, 'index.html'].map((name) => readFile(join(outDir, name), 'utf8').catch(() => '')));
  if (pages.some((page) => page.includes('content="Broadsheet'))) return;
  throw new UsageError(`OUT_DIR holds files that Broadsheet did not write: ${outDir}; empty it, or choose another folder`);
}

/** The 404 page goes first, because it marks the folder as ours, also if the build is killed right after it. */
export async function markFolder(staging: string, outDir: string): Promise<void> {
  if (existsSync(join(outDir, NOT_FOUND))) return;
  await writeWhole(join(outDir, NOT_FOUND), await readFile(join(staging, NOT_FOUND)));
}

/** Milliseconds: a killed build's lock counts for no longer. A build shows that it lives more often. */
const LOCK = { realpath: false, stale: 5000, update: 1500, onCompromised: () => {} } as const;
const LOCK_WAIT = 250;

/**
 * Runs a build that no other process runs into this folder at the same time: the second waits for the first.
 * @param onWait called once, if there is one to wait for
 */
export async function withOutputLock<Result>(outDir: string, onWait: () => void, work: () => Promise<Result>): Promise<Result> {
  const release = await acquireLock(outDir, onWait);
  try {
    return await work();
  } finally {
    await release().catch(() => {});
  }
}

async function acquireLock(outDir: string, onWait: () => void): Promise<() => Promise<void>> {
  await mkdir(dirname(outDir), { recursive: true });
  for (let isFirst = true; ; isFirst = false) {
    try {
      return await lockfile.lock(outDir, { ...LOCK, lockfilePath: join(dirname(outDir), `.${basename(outDir)}.lock`) });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') throw error;
      if (isFirst) onWait();
      await wait(LOCK_WAIT);
    }
  }
}
