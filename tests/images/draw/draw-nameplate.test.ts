import { readdir, readFile, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { drawNameplate } from '../../../src/images/draw/draw-nameplate.ts';
import { prepareNameplate } from '../../../src/images/draw/prepare-nameplate.ts';
import { temporaryFolder } from '../../run-command.ts';

it('draws a paper’s name as outlines, each word by itself', () => {
  const html = drawNameplate('The Evening Parallax');
  expect(html.match(/<svg viewBox="0 -16 [\d.]+ 20"><path d="M[-\d.lqcMz ]+"\/><\/svg>/g)?.join('')).toBe(html);
  expect(html.match(/<svg/g)).toHaveLength(3);
  expect(html.length).toBeLessThan(6000);
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
