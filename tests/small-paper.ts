import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { makeOnce } from './make-once.ts';
import { buildSite, ENGINE_DIR, runScript, temporaryFolder } from './run-command.ts';

/** Some dozen files of every kind. */
export const SMALL: string = join(ENGINE_DIR, 'tests/fixtures/small');

/** Its clock in most tests. */
export const SMALL_CLOCK = { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 5, 1) / 1000) };

/**
 * The small paper's site as a clean build writes it at {@link SMALL_CLOCK}, built once for all test files of a run.
 * @returns the output folder, to be read only
 */
export function buildSmall(): Promise<string> {
  return makeOnce('small', async (outDir) => {
    const { status, stderr } = await buildSite(SMALL, { ...SMALL_CLOCK, OUT_DIR: outDir });
    if (status !== 0) throw new Error(`the small paper did not build: ${stderr}`);
  });
}

/**
 * A cache that has the small paper's pictures and nothing else, to be changed: to make them is a third of a cold build's work.
 * @param cacheDir made if missing
 */
export async function fillSmallCache(cacheDir?: string): Promise<string> {
  const made = await makeOnce('small-pictures', async (folder) => {
    const env = { ...SMALL_CLOCK, CONTENT_DIR: SMALL, CACHE_DIR: folder, OFFLINE: '1' };
    const { status, stderr } = await runScript('images', { env }).ended;
    if (status !== 0) throw new Error(`the small paper's pictures were not made: ${stderr}`);
  });
  const target = cacheDir ?? join(await temporaryFolder(), 'cache');
  await mkdir(target, { recursive: true });
  await cp(join(made, 'images'), join(target, 'images'), { recursive: true, preserveTimestamps: true });
  return target;
}
