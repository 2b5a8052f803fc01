import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type BuiltSite, buildSite, temporaryFolder } from '../run-command.ts';
import { fillSmallCache, SMALL } from '../small-paper.ts';

/** The small paper, to be built with one setting and then with another. */
export interface SwitchedPaper {
  /** From nothing. @param line what `site.yaml` has at its end */
  buildAnew: (line: string) => Promise<BuiltSite>;
  /** After the last build of this kind. */
  buildAgain: (line: string) => Promise<BuiltSite>;
}

export async function openSwitchedPaper(env: NodeJS.ProcessEnv): Promise<SwitchedPaper> {
  const folder = await temporaryFolder();
  const contentDir = join(folder, 'content');
  await cp(SMALL, contentDir, { recursive: true });
  const settings = await readFile(join(contentDir, 'site.yaml'), 'utf8');
  const build = async (line: string, folders: NodeJS.ProcessEnv) => {
    await writeFile(join(contentDir, 'site.yaml'), settings + line);
    const built = await buildSite(contentDir, { ...env, ...folders });
    expect([built.status, built.stderr]).toEqual([0, '']);
    return built;
  };
  const own = { CACHE_DIR: await fillSmallCache(join(folder, 'cache')), OUT_DIR: join(folder, 'site') };
  return { buildAnew: (line) => build(line, {}), buildAgain: (line) => build(line, own) };
}
