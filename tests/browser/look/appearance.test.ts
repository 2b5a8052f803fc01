import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE_NOW } from '../../build-sample.ts';
import { type OpenSample, openSample } from '../open-sample.ts';
import { compareLooks } from './compare-looks.ts';
import { holdForFonts } from './hold-for-fonts.ts';
import { PAGE_KINDS, type PageKind } from './page-kinds.ts';
import { takeScreenshot } from './take-screenshot.ts';

/** How the pages looked when somebody last looked at them: half size, the upper part. */
const KEPT = join(import.meta.dirname, 'appearance');

/** Of another run, where they differ. */
const SEEN = join(tmpdir(), 'broadsheet-appearance');

/** UPDATE=1 keeps how the pages look now. */
const IS_RENEWED = process.env['UPDATE'] === '1';

/** See {@link compareLooks}. Another machine's processor and encoder stay far within; a column moved by four pixels does not. */
const LEAST_SHAPE = 0.85;
const MOST_COLOUR = 6;

/** Pixels of a page that are looked at. */
const HEIGHT = 1500;

type Theme = 'light' | 'dark';
type Look = [kind: PageKind, width: 360 | 1280, theme: Theme];

const KINDS = ['home', 'article with a picture', 'article with a long body', 'topic', 'search', 'archive'] as const;
const LOOKS: Look[] = [
  ...KINDS.flatMap((kind): Look[] => [
    [kind, 360, 'light'],
    [kind, 1280, 'light'],
  ]),
  ['home', 360, 'dark'],
  ['article with a picture', 360, 'dark'],
  ['article with a long body', 1280, 'dark'],
  ['archive', 1280, 'dark'],
];

let sample: OpenSample;

beforeAll(async () => {
  sample = await openSample();
});
afterAll(() => sample?.close());

async function open([kind, width, colorScheme]: Look): Promise<Page> {
  const context = await sample.newContext({
    viewport: { width, height: HEIGHT },
    colorScheme,
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    // The page is changed on its way, see below.
    bypassCSP: true,
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(SAMPLE_NOW);
  await holdForFonts(page, sample.url);
  await page.goto(sample.url + PAGE_KINDS[kind]);
  await page.evaluate(async () => {
    await document.fonts.ready;
    const shown = [...document.images].filter((image) => image.checkVisibility() && image.getBoundingClientRect().top < innerHeight);
    await Promise.all(shown.map((image) => image.decode()));
  });
  return page;
}

async function photograph(page: Page): Promise<Buffer> {
  const shot = sharp(await takeScreenshot(page));
  const { width = 0 } = await shot.metadata();
  return shot
    .resize({ width: width / 2 })
    .webp({ quality: 60, effort: 6 })
    .toBuffer();
}

function describeLook([kind, width, theme]: Look): string {
  return `${kind.replaceAll(' ', '-')}-${width}-${theme}.webp`;
}

describe.runIf(IS_RENEWED)('how pages look now', () => {
  it.each(LOOKS)('is kept: %s at %d pixels, %s', async (...look) => {
    const page = await open(look);
    const bytes = await photograph(page);
    expect(bytes.length).toBeLessThan(60_000);
    await mkdir(KEPT, { recursive: true });
    await writeFile(join(KEPT, describeLook(look)), bytes);
    await page.context().close();
  });
});

describe.skipIf(IS_RENEWED)('a page looks as it did when somebody last looked at it', () => {
  it.each(LOOKS)('%s at %d pixels, %s', async (...look) => {
    const page = await open(look);
    const actual = await photograph(page);
    const { shape, colour, place } = await compareLooks(await readFile(join(KEPT, describeLook(look))), actual);
    if (shape < LEAST_SHAPE || colour > MOST_COLOUR) {
      await mkdir(SEEN, { recursive: true });
      await writeFile(join(SEEN, describeLook(look)), actual);
      expect.fail(
        `differs most ${place} (shape ${shape.toFixed(2)}, colour ${colour.toFixed(0)}): compare ${join(SEEN, describeLook(look))} with ` +
          `${join(KEPT, describeLook(look))}. If it is meant: UPDATE=1 npx vitest run tests/browser/look/appearance.test.ts`,
      );
    }
    await page.context().close();
  });
});

describe.skipIf(IS_RENEWED)('it would be noticed if', () => {
  it.each([
    ['a column moved by four pixels', 'home', 'main > * { position: relative; inset-inline-start: 4px }'],
    ['headlines had another face', 'home', 'h1, h2, h3 { font-family: Georgia, serif !important }'],
    ['the accent had another colour', 'archive', ':root { --accent: #0a0 !important }'],
    ['a rule were gone', 'home', '* { border-color: #0000 !important }'],
  ] as const)('%s', async (_, kind, css) => {
    const look: Look = [kind, 1280, 'light'];
    const page = await open(look);
    await page.addStyleTag({ content: css });
    const { shape, colour } = await compareLooks(await readFile(join(KEPT, describeLook(look))), await photograph(page));
    expect(shape < LEAST_SHAPE || colour > MOST_COLOUR).toBe(true);
    await page.context().close();
  });
});
