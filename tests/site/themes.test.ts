import { cp, mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkHtml } from '../check-html.ts';
import { checkLinks } from '../check-links.ts';
import { ENGINE_DIR, runScript, temporaryFolder } from '../run-command.ts';
import { fillSmallCache, SMALL, SMALL_CLOCK } from '../small-paper.ts';

const MOST_LINES = 300;
const THEMES = await readdir(join(ENGINE_DIR, 'themes'));

it.each(THEMES)('the theme %s stands on every kind of page, in valid HTML whose links lead somewhere', async (name) => {
  const folder = await temporaryFolder();
  const [themeDir, outDir] = [join(folder, 'theme'), join(folder, 'site')];
  await cp(join(ENGINE_DIR, 'themes', name), themeDir, { recursive: true });
  await mkdir(join(folder, 'cache'));
  await symlink(join(await fillSmallCache(), 'images'), join(folder, 'cache/images'));
  const env = { ...SMALL_CLOCK, CONTENT_DIR: SMALL, THEME_DIR: themeDir, OUT_DIR: outDir, CACHE_DIR: join(folder, 'cache'), OFFLINE: '1' };
  expect(await runScript('build', { env }).ended).toMatchObject({ status: 0, stderr: '' });
  expect(await checkHtml(outDir)).toEqual([]);
  expect((await checkLinks(outDir)).broken).toEqual([]);
  const sheet = /\.(line|page-of)\b/;
  for (const page of ['index.html', 'topics/science/index.html']) expect(await readFile(join(outDir, page), 'utf8')).toMatch(sheet);
});

it.each(THEMES)(`the theme %s is one that a designer reads at a sitting: at most ${MOST_LINES} lines`, async (name) => {
  const files = await readdir(join(ENGINE_DIR, 'themes', name), { recursive: true, withFileTypes: true });
  const texts = await Promise.all(files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'utf8')));
  expect(texts.join('').split('\n').length).toBeLessThanOrEqual(MOST_LINES);
});
