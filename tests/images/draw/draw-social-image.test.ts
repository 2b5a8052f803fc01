import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawPlaceholder } from '../../../src/images/draw/draw-placeholder.ts';
import { drawSocialImage, type SocialDrawing } from '../../../src/images/draw/draw-social-image.ts';
import { fitText } from '../../../src/images/draw/fit-text.ts';
import { pruneDrawings } from '../../../src/images/draw/kept-drawing.ts';
import { loadSocialFonts } from '../../../src/images/draw/load-social-fonts.ts';
import { prepareSocialImages } from '../../../src/images/draw/prepare-social-images.ts';
import { listSocialFontFiles } from '../../../src/images/draw/social-font-files.ts';
import { makeRenditions } from '../../../src/images/encode/make-renditions.ts';
import { COLOURS } from '../../../src/theme/colours.ts';
import { TYPEFACES } from '../../../src/theme/typefaces.ts';
import { temporaryFolder } from '../../run-command.ts';

const fonts = loadSocialFonts();

function makeDrawing(name: string, footing = 'The Small Paper'): SocialDrawing {
  return { name, isSite: false, footing, picture: drawPlaceholder(name, ''), colours: COLOURS };
}

/** The outlines of its words; besides them there are boxes as wide as the image, and the picture's lines, which are not filled. */
const listWords = (svg: string) => [...svg.matchAll(/<path fill="[^"]*" d="(?!M0 \d+h1200)([^"]*)"/g)].map(([, data = '']) => data);

/** The points of relative path data, made absolute. */
function listPoints(data: string): [x: number, y: number][] {
  let [x, y] = [0, 0];
  return [...data.matchAll(/([MlqcZz])([^MlqcZz]*)/g)].flatMap(([, letter, args = '']) => {
    const numbers = (args.match(/-?(?:\d+(?:\.\d+)?|\.\d+)/g) ?? []).map(Number);
    if (numbers.length === 0) return [];
    const [dx = 0, dy = 0] = numbers.slice(-2);
    [x, y] = letter === 'M' ? [dx, dy] : [x + dx, y + dy];
    return [[x, y]];
  });
}

describe('a social image', () => {
  it('is made of outlines, so that no machine’s fonts take part', () => {
    const svg = drawSocialImage(makeDrawing('Łódź & Élan: “fi”'), fonts);
    expect(svg).not.toMatch(/<text|font|NaN|undefined|Infinity/);
    expect(listWords(svg)).toHaveLength(2);
    expect(svg).toBe(drawSocialImage(makeDrawing('Łódź & Élan: “fi”'), loadSocialFonts()));
  });

  it('becomes a JPEG of 1200 × 630 through the store’s own encoder', async () => {
    const options = { avif: { quality: 1, effort: 0 }, webp: { quality: 1, effort: 0 }, jpeg: { quality: 76 } };
    const { renditions } = await makeRenditions(Buffer.from(drawSocialImage(makeDrawing('Physics'), fonts)), ['social'], options);
    expect(renditions).toMatchObject([{ format: 'jpeg', width: 1200, height: 630 }]);
    const { width, height, format } = await sharp(renditions[0]?.data).metadata();
    expect([width, height, format]).toEqual([1200, 630, 'jpeg']);
  });

  it.each(['人工智能', 'الذكاء الاصطناعي', 'AI 🤖', '\u200b', ''])(
    'shows its picture alone instead of %j, which the fonts can’t draw',
    (title) => {
      expect(listWords(drawSocialImage(makeDrawing(title), fonts))).toHaveLength(1);
      expect(listWords(drawSocialImage(makeDrawing(title, '東京'), fonts))).toHaveLength(0);
    },
  );

  it('takes a name with accents in whichever way they are encoded', () => {
    expect(drawSocialImage({ ...makeDrawing('x'), name: 'E\u0301lan' }, fonts)).toBe(
      drawSocialImage({ ...makeDrawing('x'), name: '\u00c9lan' }, fonts),
    );
  });

  it.each(['W'.repeat(90), 'i'.repeat(1_000_000), 'a b '.repeat(100_000), 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk'])(
    'keeps a very long name inside',
    (title) => {
      const svg = drawSocialImage(makeDrawing(title, title), fonts);
      const points = listWords(svg).flatMap(listPoints);
      expect(points.length).toBeGreaterThan(500);
      expect(points.filter(([x = 0, y = 0]) => x < 60 || x > 1140 || y < 60 || y > 600)).toEqual([]);
    },
  );

  it('has the site’s colours by day and no other, and its name as the masthead has it', () => {
    const svg = drawSocialImage({ ...makeDrawing('The Small Paper', 'News of small things'), isSite: true }, fonts);
    const { paper, ink, soft, sheet, cyan, magenta, yellow } = COLOURS;
    const colours = [paper, ink, soft, sheet, cyan, magenta, yellow].map(({ light }) => light);
    expect(new Set(svg.match(/#[0-9a-f]+/g))).toEqual(new Set(colours));
    expect([...svg.matchAll(/<circle [^>]*fill="([^"]*)"/g)].map(([, colour]) => colour)).toEqual(
      [cyan, magenta, yellow, ink].map(({ light }) => light),
    );
  });

  it('is set in the site’s typefaces, and names with other letters in one that has them all', () => {
    const files = listSocialFontFiles();
    const families = Object.values(files).map(([path = '']) => (create(readFileSync(path)) as Font).familyName);
    const { display, serif } = TYPEFACES;
    for (const [index, family] of [display[0], serif[0], serif[0]].entries()) expect(families[index]).toMatch(new RegExp(`^${family}`));
    expect([fonts.display.hasGlyphs('Łódź'), fonts.further.hasGlyphs('Łódź, tiếng Việt')]).toEqual([false, true]);
    expect(listWords(drawSocialImage(makeDrawing('Łódź, tiếng Việt'), fonts))).toHaveLength(2);
  });
});

describe('its words', () => {
  const measure = (text: string) => text.length / 2;
  const limits = [
    { lines: 1, largest: 100, smallest: 80 },
    { lines: 3, largest: 80, smallest: 40 },
  ];

  it('are as large as their place allows', () => {
    expect(fitText('Short', measure, 1000, limits)).toEqual({ lines: ['Short'], size: 100 });
    expect(fitText('Twenty-two characters!', measure, 1000, limits)).toEqual({ lines: ['Twenty-two characters!'], size: 88 });
    expect(fitText('one two three four five six seven', measure, 1000, limits)).toEqual({
      lines: ['one two three', 'four five six', 'seven'],
      size: 80,
    });
  });

  it('are broken or cut only where nothing else helps', () => {
    const { lines, size } = fitText('abcdefghij'.repeat(20), measure, 1000, limits);
    expect([size, lines.length, lines[0]?.length]).toEqual([40, 3, 50]);
    expect(lines.at(-1)).toMatch(/j?…$/);
    const cut = fitText('word '.repeat(200), measure, 1000, limits);
    expect(cut.lines).toHaveLength(3);
    expect(cut.lines[2]).toMatch(/ word…$/);
  });

  it('are kerned, and take ligatures', () => {
    const font = fonts.further;
    const glyphs = (text: string) => font.outline(text, 0, 0, 100).match(/M/g)?.length;
    expect(font.measure('AV')).toBeLessThan(font.measure('A') + font.measure('V') - 0.09);
    expect(font.measure('To')).toBeLessThan(font.measure('T') + font.measure('o') - 0.09);
    expect(font.measure('oo')).toBeCloseTo(2 * font.measure('o'), 6);
    expect(glyphs('fi')).not.toBe((glyphs('f') ?? 0) + (glyphs('i') ?? 0));
  });
});

describe('the folder of social images', () => {
  const drawings = new Map([
    ['social:site', makeDrawing('The Small Paper')],
    ['social:topics/a', makeDrawing('A')],
  ]);

  it('gives each a job for the store, and draws it once', async () => {
    const dir = join(await temporaryFolder(), 'images');
    const first = await prepareSocialImages(dir, drawings);
    expect(first.jobs).toMatchObject([
      { url: 'social:site', slots: ['social'] },
      { url: 'social:topics/a', slots: ['social'] },
    ]);
    const [path = ''] = first.jobs.map((job) => job.path ?? '');
    const { ino } = await stat(path);
    expect(await prepareSocialImages(dir, drawings)).toEqual(first);
    expect((await stat(path)).ino).toBe(ino);
    expect(await readdir(dir)).toHaveLength(2);
  });

  it('draws again what is damaged or gone, with the same bytes', async () => {
    const dir = await temporaryFolder();
    const { jobs } = await prepareSocialImages(dir, drawings);
    const [path = '', other = ''] = jobs.map((job) => job.path ?? '');
    const bytes = await readFile(path);
    await writeFile(path, bytes.subarray(0, 900));
    await rm(other);
    await prepareSocialImages(dir, drawings);
    expect(await readFile(path)).toEqual(bytes);
    expect(await readdir(dir)).toHaveLength(2);
  });

  it('takes what is there and draws nothing if it may only look', async () => {
    const dir = join(await temporaryFolder(), 'images');
    expect((await prepareSocialImages(dir, drawings, undefined, true)).jobs).toEqual([]);
    await prepareSocialImages(dir, new Map([...drawings].slice(0, 1)));
    expect((await prepareSocialImages(dir, drawings, undefined, true)).jobs.map(({ url }) => url)).toEqual(['social:site']);
  });

  it('leaves out an image that can’t be drawn and goes on with the others', async () => {
    const broken = { ...makeDrawing('B'), name: undefined as unknown as string };
    const { jobs, failures } = await prepareSocialImages(await temporaryFolder(), new Map([['social:topics/b', broken], ...drawings]));
    expect(jobs).toHaveLength(2);
    expect([...failures]).toMatchObject([['social:topics/b', { reason: 'damaged', message: expect.stringMatching(/^can’t be drawn/) }]]);
  });

  it('drops with pruning what no job needs, and nothing of others', async () => {
    const dir = await temporaryFolder();
    await prepareSocialImages(dir, new Map([['social:topics/old', makeDrawing('Old')]]));
    const { jobs } = await prepareSocialImages(dir, drawings);
    await writeFile(join(dir, 'social-image.0123.tmp'), '');
    await writeFile(join(dir, 'README'), '');
    await mkdir(join(dir, 'folder'));
    const paths = jobs.map(({ path = '' }) => path);
    expect(await pruneDrawings(dir, paths)).toBe(2);
    expect(await pruneDrawings(dir, paths)).toBe(0);
    expect(await readdir(dir)).toHaveLength(4);
    expect(await pruneDrawings(join(dir, 'nowhere'), [])).toBe(0);
  });
});
