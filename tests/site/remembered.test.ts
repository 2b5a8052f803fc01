import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { copyEngine, copyMade } from '../../scripts/fuzz/machine.ts';
import { ENGINE_DIR, runScript, temporaryFolder } from '../run-command.ts';
import { fillSmallCache, SMALL } from '../small-paper.ts';

describe('a masthead that is given the page it stands on', () => {
  let outDir: string;

  beforeAll(async () => {
    const folder = await temporaryFolder();
    const engineDir = join(folder, 'engine');
    outDir = join(folder, 'site');
    await copyEngine(engineDir);
    await copyMade(engineDir);
    await edit(join(engineDir, 'src/components/site/Masthead.astro'), '<header ', '<header data-path={Astro.props.path} ');
    await edit(join(engineDir, 'src/layouts/Page.astro'), 'of={Masthead} with={{ isHome', 'of={Masthead} with={{ path, isHome');
    const env = { CONTENT_DIR: SMALL, OUT_DIR: outDir, CACHE_DIR: await fillSmallCache(), OFFLINE: '1' };
    expect(await runScript('build', { engineDir, env }).ended).toMatchObject({ status: 0 });
  });

  it.each(['/', '/topics/', '/providers/', '/archive/'])('is drawn for each page anew: %s', async (path) => {
    const html = await readFile(join(outDir, path, 'index.html'), 'utf8');
    expect(html.match(/<header data-path="([^"]*)" class="masthead/)?.[1]).toBe(path);
  });
});

describe('components', () => {
  it('are given all that they show of the page they stand on: what is remembered for one page stands on others too', async () => {
    const files = await Array.fromAsync(glob(join(ENGINE_DIR, 'src/components/**/*.astro')));
    expect(files.length).toBeGreaterThan(40);
    for (const file of files) {
      expect(await readFile(file, 'utf8'), file).not.toMatch(/Astro\.(?:url|params|request|routePattern|originPathname)\b/);
    }
  });
});

async function edit(file: string, from: string, to: string): Promise<void> {
  const source = await readFile(file, 'utf8');
  if (!source.includes(from)) throw new Error(`${file} has no ${from}`);
  await writeFile(file, source.replace(from, to));
}
