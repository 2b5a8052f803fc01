import { existsSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import lockfile from 'proper-lockfile';
import { inject } from 'vitest';
import { buildSite, ENGINE_DIR } from './run-command.ts';

/** Where the shared build of the sample is served. */
export const SAMPLE_BASE = '/ai/';

/** What counts as now in it: all but two of its stories are out. */
export const SAMPLE_NOW = new Date(Date.UTC(2026, 10, 23));

/** So that a topic has a newest page, an oldest one and one between. */
const PAGE_SIZE = 4;

/**
 * The sample publication's built site under {@link SAMPLE_BASE}: built once for all test files of a run, by the first that asks.
 * @returns the output folder, to be read only
 */
export async function buildSample(): Promise<string> {
  const folder = inject('runFolder');
  const outDir = join(folder, 'sample');
  const whole = join(folder, 'sample-is-whole');
  const release = await lockfile.lock(folder, {
    lockfilePath: join(folder, 'sample.lock'),
    retries: { retries: 2400, factor: 1, minTimeout: 250 },
  });
  try {
    if (existsSync(whole)) return outDir;
    const { status, stderr } = await buildSite(await copyContent(join(folder, 'content')), {
      BASE_PATH: SAMPLE_BASE,
      SOURCE_DATE_EPOCH: String(SAMPLE_NOW.getTime() / 1000),
      OUT_DIR: outDir,
    });
    if (status !== 0) throw new Error(`the sample did not build: ${stderr}`);
    await writeFile(whole, '');
    return outDir;
  } finally {
    await release();
  }
}

async function copyContent(contentDir: string): Promise<string> {
  await cp(join(ENGINE_DIR, 'content'), contentDir, { recursive: true });
  const settings = join(contentDir, 'site.yaml');
  const text = await readFile(settings, 'utf8');
  await writeFile(settings, text.replace(/^pageSize: .*$/m, `pageSize: ${PAGE_SIZE}`));
  return contentDir;
}
