import { readdir, readFile, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { drawNameplate } from '../../../src/images/draw/draw-nameplate.ts';
import { loadOutlineFont } from '../../../src/images/draw/outline-font.ts';
import { prepareNameplate } from '../../../src/images/draw/prepare-nameplate.ts';
import { listSocialFontFiles } from '../../../src/images/draw/social-font-files.ts';
import { temporaryFolder } from '../../run-command.ts';

it('draws a paper’s name as outlines, each word by itself', () => {
  const html = drawNameplate('The Evening Parallax');
  expect(html.match(/<svg viewBox="0 -16 [\d.]+ 20"><path d="M[-\d.lqcMz ]+"\/><\/svg>/g)?.join('')).toBe(html);
  expect(html.match(/<svg/g)).toHaveLength(3);
  expect(html.length).toBeLessThan(6000);
});

it('sets letters as close as the style sheet does, and its box on the same base line', async () => {
  const sheet = await readFile(new URL('../../../src/components/front/masthead-home.css', import.meta.url), 'utf8');
  const ems = (name: string) => Number(new RegExp(`${name}: (-?[\\d.]+)em`).exec(sheet)?.[1]);
  const font = loadOutlineFont(listSocialFontFiles().display, ems('letter-spacing'));
  const [, top, width, height] = /viewBox="0 (-?[\d.]+) ([\d.]+) ([\d.]+)"/.exec(drawNameplate('Lamp'))?.map(Number) ?? [];
  expect(width).toBeCloseTo(font.measure('Lamp') * (height ?? 0), 1);
  expect(1 + (top ?? 0) / (height ?? 1)).toBeCloseTo(-ems('vertical-align'), 5);
});

it.each(['東京新聞', 'الجريدة', 'Łódź', '\u200b', 'A name of far more than sixty letters, which would weigh too much'])(
  'draws nothing for %j, which stays text',
  (name) => {
    expect(drawNameplate(name)).toBe('');
  },
);

it('draws a name once, and again where the drawing was damaged', async () => {
  const dir = await temporaryFolder();
  expect((await prepareNameplate(dir, 'The Lamp', undefined, true)).html).toBe('');
  const { html, path } = await prepareNameplate(dir, 'The Lamp');
  expect(html).toBe(drawNameplate('The Lamp'));
  const bytes = await readFile(path);
  await writeFile(path, bytes.subarray(0, 200));
  expect((await prepareNameplate(dir, 'The Lamp')).html).toBe(html);
  expect(await readFile(path)).toEqual(bytes);
  // One that can't be drawn is not tried again.
  const empty = await prepareNameplate(dir, '東京');
  expect((await readFile(empty.path, 'utf8')).startsWith('<!--')).toBe(true);
  expect(await readdir(dir)).toHaveLength(2);
});

it('leaves a name to text where the paper’s own font can be measured but not drawn', async () => {
  const own = { hash: 'x', bytes: new TextEncoder().encode('no font') };
  expect((await prepareNameplate(await temporaryFolder(), 'The Lamp', own)).html).toBe('');
});
