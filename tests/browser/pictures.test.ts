import { readdir } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite } from '../run-command.ts';
import { type FolderServer, serveFolder } from '../serve-folder.ts';
import { createPicturePublication, type PicturePublication } from '../site/picture-publication.ts';
import { launchBrowser } from './launch-browser.ts';
import { slowDown } from './look/find-motion.ts';
import { readShift } from './look/read-shift.ts';

let publication: PicturePublication;
let browser: Browser;
let server: FolderServer;
let addresses: string[];

beforeAll(async () => {
  publication = await createPicturePublication();
  const { outDir } = await buildSite(publication.contentDir, { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 5, 1) / 1000), OFFLINE: '0' });
  const files = await readdir(outDir, { recursive: true });
  // Issues of the newsletter are mail and name pictures by their public address; they have tests of their own.
  const pages = files.filter((file) => file.endsWith('index.html') && !/^newsletter\/\d/.test(file));
  addresses = pages.map((file) => file.slice(0, -'index.html'.length));
  server = await serveFolder(outDir);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await publication?.close();
});

/** Reads a page to its end; its pictures arrive after its first paint. */
async function read(path: string, width: number) {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url)) foreign.push(request.url());
  });
  await slowDown(page);
  await page.goto(server.url + path);
  const seen = await page.evaluate(async () => {
    const { images, documentElement: root } = document;
    const isInView = (image: HTMLImageElement) => image.checkVisibility() && image.getBoundingClientRect().top < innerHeight;
    for (let y = 0; y < root.scrollHeight; y += 400) {
      scrollTo(0, y);
      await Promise.all([...images].filter(isInView).map((image) => image.decode().catch(() => {})));
    }
    const broken = [...images].filter(({ naturalWidth }) => naturalWidth === 0).map(({ src }) => src);
    return { broken, overflow: root.scrollWidth - innerWidth };
  });
  const shift = await readShift(page);
  await context.close();
  return { ...seen, shift, foreign };
}

describe.each([360, 1280])('at %d pixels', (width) => {
  it('no page moves while pictures arrive, shows a broken one, asks another host or scrolls sideways', async () => {
    expect(addresses.length).toBeGreaterThan(15);
    for (const path of addresses)
      expect([path, await read(path, width)]).toEqual([path, { shift: 0, broken: [], overflow: 0, foreign: [] }]);
  });
});

describe('a picture', () => {
  it.each([
    ['a phone', { viewport: { width: 360, height: 800 }, deviceScaleFactor: 2 }, 800],
    ['a desk', { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 }, 1280],
  ])('comes as AVIF in the size that fits %s', async (_, options, expected) => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await page.goto(`${server.url}news/wide/`);
    const [source = '', width] = await page.$eval('.hero img', async (element) => {
      const image = element as HTMLImageElement;
      await image.decode();
      const { width: pixels } = await createImageBitmap(await (await fetch(image.currentSrc)).blob());
      return [image.currentSrc, pixels] as const;
    });
    expect([source.slice(-5), width]).toEqual(['.avif', expected]);
    await context.close();
  });

  it('stands in its colour before it has loaded', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.route('**/pictures/**', (route) => route.abort());
    await page.goto(`${server.url}news/wide/`);
    const colour = await page.$eval('.hero picture', (picture) => getComputedStyle(picture).backgroundColor);
    expect(colour).toMatch(/^oklch\(0\.\d+ 0\.06 \d+\)$/);
    await context.close();
  });

  it('that is tall leaves the headline in sight, and one that is small is not blown up', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await page.goto(`${server.url}news/tall/`);
    const box = await page.$eval('.hero img', (image) => image.getBoundingClientRect().toJSON());
    expect([box.width, box.height]).toEqual([288, 720]);
    expect(await page.$eval('.hero picture', (picture) => picture.getBoundingClientRect().width)).toBe(288);
    await page.goto(`${server.url}news/small/`);
    expect(await page.$eval('.hero img', (image) => image.getBoundingClientRect().width)).toBe(200);
    await context.close();
  });
});
