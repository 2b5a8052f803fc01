import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeOnce } from './make-once.ts';
import { buildSite, ENGINE_DIR, temporaryFolder } from './run-command.ts';

/** Where the shared build of the sample is served. */
export const SAMPLE_BASE = '/ai/';

/** What counts as now in it: all but two of its stories are out. */
export const SAMPLE_NOW = new Date(Date.UTC(2026, 10, 23));

/** So that a topic has a newest page, an oldest one and one between. */
const PAGE_SIZE = 4;

/**
 * The sample publication's built site under {@link SAMPLE_BASE}, built once for all test files of a run.
 * @returns the output folder, to be read only
 */
export function buildSample(): Promise<string> {
  return makeOnce('sample', async (outDir) => {
    const { status, stderr } = await buildSite(await copySample(), {
      BASE_PATH: SAMPLE_BASE,
      SOURCE_DATE_EPOCH: String(SAMPLE_NOW.getTime() / 1000),
      OUT_DIR: outDir,
    });
    if (status !== 0) throw new Error(`the sample did not build: ${stderr}`);
  });
}

/** The sample's content, as the shared build has it. @returns a folder to be changed */
export async function copySample(): Promise<string> {
  const contentDir = join(await temporaryFolder(), 'content');
  await cp(join(ENGINE_DIR, 'content'), contentDir, { recursive: true });
  const settings = join(contentDir, 'site.yaml');
  const text = await readFile(settings, 'utf8');
  await writeFile(settings, text.replace(/^pageSize: .*$/m, `pageSize: ${PAGE_SIZE}`));
  return contentDir;
}
