import { cp, mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { ENGINE_DIR, runScript, temporaryFolder } from '../../run-command.ts';

const SMALL = join(ENGINE_DIR, 'tests/fixtures/small');

/** Folders of one paper and an engine of its own, to do harm to. */
export interface FaultyMachine {
  engineDir: string;
  contentDir: string;
  outDir: string;
  cacheDir: string;
  /** Builds the paper. */
  build: (args?: string[]) => ReturnType<typeof runScript>;
}

/** The small publication with an engine of its own; its packages are links to this checkout's. */
export async function openFaultyMachine(): Promise<FaultyMachine> {
  const folder = await temporaryFolder();
  const [engineDir, contentDir] = [join(folder, 'engine'), join(folder, 'content')];
  const [outDir, cacheDir] = [join(folder, 'disk/site'), join(folder, 'cache')];
  await cp(SMALL, contentDir, { recursive: true });
  // Without this checkout's bundles: other tests make and remove them meanwhile.
  for (const name of ['src', 'scripts', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'])
    await cp(join(ENGINE_DIR, name), join(engineDir, name), { recursive: true, filter: (path) => !path.endsWith('node_modules') });
  const packages = join(engineDir, 'node_modules');
  await mkdir(packages);
  for (const name of await readdir(join(ENGINE_DIR, 'node_modules'))) {
    if (!/^\.(?:astro|vite)/.test(name)) await symlink(join(ENGINE_DIR, 'node_modules', name), join(packages, name));
  }
  const env = {
    SOURCE_DATE_EPOCH: String(Date.UTC(2026, 5, 1) / 1000),
    OFFLINE: '1',
    CONTENT_DIR: contentDir,
    OUT_DIR: outDir,
    CACHE_DIR: cacheDir,
  };
  return { engineDir, contentDir, outDir, cacheDir, build: (args = []) => runScript('build', { engineDir, args, env }) };
}
