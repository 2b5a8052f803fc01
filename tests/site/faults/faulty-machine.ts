import { globSync, rmSync } from 'node:fs';
import { cp, mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { copyEngineFiles, copyMade } from '../../../scripts/fuzz/machine.ts';
import { ENGINE_DIR, readTree, runScript, temporaryFolder } from '../../run-command.ts';
import { fillSmallCache, SMALL, SMALL_CLOCK } from '../../small-paper.ts';

/** Folders of one paper and an engine of its own, to do harm to. */
export interface FaultyMachine {
  engineDir: string;
  contentDir: string;
  outDir: string;
  cacheDir: string;
  /** Builds the paper, and looks at everything. */
  build: (args?: string[]) => ReturnType<typeof runScript>;
}

/** The small publication with an engine of its own; its packages are links to this checkout's. */
export async function openFaultyMachine(): Promise<FaultyMachine> {
  const folder = await temporaryFolder();
  const [engineDir, contentDir] = [join(folder, 'engine'), join(folder, 'content')];
  const [outDir, cacheDir] = [join(folder, 'disk/site'), join(folder, 'cache')];
  await cp(SMALL, contentDir, { recursive: true });
  await fillSmallCache(cacheDir);
  await copyEngineFiles(engineDir);
  const packages = join(engineDir, 'node_modules');
  await mkdir(packages);
  for (const name of await readdir(join(ENGINE_DIR, 'node_modules'))) {
    if (!/^\.(?:astro|vite)/.test(name)) await symlink(join(ENGINE_DIR, 'node_modules', name), join(packages, name));
  }
  const env = {
    ...SMALL_CLOCK,
    OFFLINE: '1',
    CONTENT_DIR: contentDir,
    OUT_DIR: outDir,
    CACHE_DIR: cacheDir,
  };
  const build: FaultyMachine['build'] = (args = []) => {
    // Else a build after which only caches were harmed would see that nothing changed, and look at none of them.
    for (const name of globSync('*-last.json', { cwd: join(cacheDir, 'builds') }))
      rmSync(join(cacheDir, 'builds', name), { recursive: true });
    return runScript('build', { engineDir, args, env });
  };
  return { engineDir, contentDir, outDir, cacheDir, build };
}

/** The same after a first build, with the bundles of this checkout. @returns its site as `whole`, see `readTree` */
export async function openBuiltMachine(): Promise<FaultyMachine & { whole: Map<string, string> }> {
  const machine = await openFaultyMachine();
  await copyMade(machine.engineDir);
  const { status, stderr } = await machine.build().ended;
  expect([status, stderr]).toEqual([0, '']);
  return { ...machine, whole: await readTree(machine.outDir) };
}
