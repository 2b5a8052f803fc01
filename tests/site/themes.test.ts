import { mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkSite, readOwnParts } from '../../scripts/fuzz/checks/check-site.ts';
import { checkHtml } from '../check-html.ts';
import { checkLinks } from '../check-links.ts';
import { buildSite, ENGINE_DIR, runScript, temporaryFolder } from '../run-command.ts';
import { fillSmallCache, SMALL, SMALL_CLOCK } from '../small-paper.ts';
import { createHostilePublication, HOSTILE_CLOCK, isShown } from './hostile-publication.ts';
import { writeAnyArticles } from './write-any-articles.ts';

const THEMES_DIR = join(ENGINE_DIR, 'themes');
const MOST_LINES = 300;
const SEED = 20261130;

describe.each(await readdir(THEMES_DIR))('the theme %s', (name) => {
  // Where it lies: elsewhere it would be bundled again.
  const themeDir = join(THEMES_DIR, name);
  let outDir: string;

  beforeAll(async () => {
    const folder = await temporaryFolder();
    outDir = join(folder, 'site');
    await mkdir(join(folder, 'cache'));
    await symlink(join(await fillSmallCache(), 'images'), join(folder, 'cache/images'));
    const env = {
      ...SMALL_CLOCK,
      CONTENT_DIR: SMALL,
      THEME_DIR: themeDir,
      OUT_DIR: outDir,
      CACHE_DIR: join(folder, 'cache'),
      OFFLINE: '1',
    };
    expect(await runScript('build', { env }).ended).toMatchObject({ status: 0, stderr: '' });
  });

  it('stands on every kind of page, in valid HTML whose links lead somewhere', async () => {
    expect(await checkHtml(outDir)).toEqual([]);
    expect((await checkLinks(outDir)).broken).toEqual([]);
    const sheet = /\.(line|page-of)\b/;
    for (const page of ['index.html', 'topics/science/index.html']) expect(await readFile(join(outDir, page), 'utf8')).toMatch(sheet);
  });

  it('shows what authors, bots and feeds write as text, and runs none of it', async () => {
    const content = await createHostilePublication();
    expect(await writeAnyArticles(content, 20, SEED)).toBe(20);
    const site = await buildSite(content, { ...HOSTILE_CLOCK, THEME_DIR: themeDir });
    expect(site.status).toBe(0);
    expect(checkSite(site.outDir, readOwnParts([outDir]))).toEqual([]);
    // The texts are long.
    expect((await checkHtml(site.outDir)).filter((fault) => !fault.endsWith('(long-title)'))).toEqual([]);
    for (const page of ['index.html', 'topics/sea/index.html']) {
      const html = await readFile(join(site.outDir, page), 'utf8');
      for (const text of ['Hosted', 'Source', 'Told', 'Other']) expect([page, text, isShown(html, text)]).toEqual([page, text, true]);
    }
  });

  it(`is one that a designer reads at a sitting: at most ${MOST_LINES} lines`, async () => {
    const files = await readdir(themeDir, { recursive: true, withFileTypes: true });
    const texts = await Promise.all(
      files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'utf8')),
    );
    expect(texts.join('').split('\n').length).toBeLessThanOrEqual(MOST_LINES);
  });
});
