import { appendFile, cp, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../src/content/read/read-settings.ts';
import { COLOURS } from '../../src/theme/colours.ts';
import { type BuiltSite, buildSite, ENGINE_DIR, temporaryFolder } from '../run-command.ts';
import { type FolderServer, serveFolder } from '../serve-folder.ts';
import { toRgb } from '../theme/to-rgb.ts';
import { addBusyDay } from './add-busy-day.ts';
import { launchBrowser } from './launch-browser.ts';
import { receiveForms } from './receive-forms.ts';

const SITE = 'https://parallax.example/';
const ISSUE = 'newsletter/2026-11-20/';
const BUSY_ISSUE = 'newsletter/2026-11-23/';

let site: BuiltSite;
let browser: Browser;
let server: FolderServer;
let busyTitles: string[];
let mailService: Awaited<ReturnType<typeof receiveForms>>;

beforeAll(async () => {
  mailService = await receiveForms();
  const content = join(await temporaryFolder(), 'content');
  await cp('content', content, { recursive: true });
  await appendFile(join(content, 'site.yaml'), `\nnewsletterForm: ${mailService.url}in?list=1\n`);
  busyTitles = await addBusyDay(content);
  site = await buildSite(content, { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 11, 1) / 1000) });
  server = await serveFolder(site.outDir);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  mailService?.close();
});

/** Opens a page of its own. The issue names its pictures by their full addresses, so the site's own host answers from the folder. */
async function visit(path: string, { hasPictures = true, ...options }: BrowserContextOptions & { hasPictures?: boolean }): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.route(/^https:/, (route) => {
    const url = route.request().url();
    return url.startsWith(SITE) && hasPictures ? route.fulfill({ path: join(site.outDir, url.slice(SITE.length)) }) : route.abort();
  });
  await page.goto(server.url + path);
  return page;
}

const viewport = (width: number) => ({ viewport: { width, height: 900 } });
const measureOverflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
/** Texts and pictures that lie on each other, by what they say. */
const findOverlaps = (page: Page) =>
  page.evaluate(() => {
    const boxes = [...document.querySelectorAll('h1, h2, main p, li, main img, td.i')]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width * box.height > 1);
    return boxes.flatMap(({ element, box }, index) =>
      boxes
        .slice(index + 1)
        .filter(({ element: other, box: its }) => {
          const [across, down] = [
            Math.min(box.right, its.right) - Math.max(box.left, its.left),
            Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top),
          ];
          return across > 1 && down > 1 && !element.contains(other);
        })
        .map(({ element: other }) => `${element.textContent} / ${other.textContent}`),
    );
  });
const listPictures = (page: Page) =>
  page.evaluate(() =>
    Promise.all(
      // Those of stories; the paper's own mark has no words.
      [...document.images]
        .filter(({ alt }) => alt !== '')
        .map(async (image) => {
          await image.decode();
          const { width, height } = image.getBoundingClientRect();
          return { width, height: Math.round(height), isWhole: image.naturalWidth > width };
        }),
    ),
  );

describe('a newsletter issue', () => {
  it.each([
    [400, [364, 191], [112, 59]],
    [700, [544, 286], [160, 84]],
  ])('at %d pixels shows its pictures in the right size and never scrolls sideways', async (width, lead, thumbnail) => {
    const page = await visit(ISSUE, viewport(width));
    expect((await listPictures(page)).map((picture) => [picture.width, picture.height, picture.isWhole])).toEqual([
      [...lead, true],
      [...thumbnail, true],
    ]);
    expect(await measureOverflow(page)).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  it('has letters large enough to read on a phone', async () => {
    const page = await visit(ISSUE, viewport(400));
    const sizes = await page.$$eval('h2 + p, table + p', (texts) =>
      texts.map((text) => Number.parseFloat(getComputedStyle(text).fontSize)),
    );
    expect(sizes).toEqual([18, 16]);
    await page.context().close();
  });

  it('is dark for readers whose system is', async () => {
    const colours = await Promise.all(
      (['light', 'dark'] as const).map(async (colorScheme) => {
        const page = await visit(ISSUE, { ...viewport(700), colorScheme });
        const found = await page.$eval('h2 a', (link) => [
          getComputedStyle(link).color,
          getComputedStyle(link.closest('.p') as Element).backgroundColor,
        ]);
        await page.context().close();
        return found;
      }),
    );
    const { ink, paper } = (await readSettings({ contentDir: join(ENGINE_DIR, 'content') }))?.colours ?? COLOURS;
    expect(colours).toEqual([
      [toRgb(ink.light), toRgb(paper.light)],
      [toRgb(ink.dark), toRgb(paper.dark)],
    ]);
  });

  it('makes sense in the same order without any style', async () => {
    const page = await visit(ISSUE, viewport(700));
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('style')) element.remove();
      for (const element of document.querySelectorAll('[style]')) element.removeAttribute('style');
    });
    const text = (await page.innerText('body')).split(/\s*[\n\t]\s*/).filter((line) => line.trim() !== '');
    expect(text.map((line) => line.replaceAll('\u00a0', ' ').slice(0, 40))).toEqual([
      'The Loom That Thinks in Light · The Come',
      'The Evening Parallax',
      'Science and technology news, seen from m',
      'Friday, 20 November 2026',
      'Read on the web',
      'Drawing: The Evening Parallax',
      'Computing',
      'The Loom That Thinks in Light',
      'In a former ribbon mill eleven people ha',
      'The Evening Parallax · By Isolde Farrant',
      'Space',
      'The Comet That Keeps a Timetable, and Mi',
      'Comet Halloran–Ide has rounded the Sun e',
      'at The Sidereal Times',
      'The Evening Parallax',
      'Science and technology news, seen from m',
      'Read on the web   Today’s news   Subscri',
    ]);
    expect(await measureOverflow(page)).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  it('says what its pictures show where they are not loaded', async () => {
    const page = await visit(ISSUE, viewport(700));
    expect(await page.$$eval('img', (images) => images.map((image) => image.alt))).toEqual([
      ...['', ''], // the mark, by day and by night
      'A prism splits a beam into seven coloured threads, which a loom weaves into patterned cloth',
      'A radio dish on a dark hillside turned towards a comet with a long fanned tail',
    ]);
    await page.context().close();
  });

  it.each([
    [360, 'dark'],
    [700, 'light'],
  ] as const)(
    'at %d pixels shows every headline where pictures are not loaded, and nothing lies on anything else: %s',
    async (width, colorScheme) => {
      const page = await visit(BUSY_ISSUE, { ...viewport(width), colorScheme, hasPictures: false });
      const said = await page.$$eval('a', (links) =>
        links
          .filter((link) => link.checkVisibility())
          .map((link) => link.textContent)
          .join(' · '),
      );
      expect(busyTitles.filter((title) => !said.includes(title.slice(0, 100)))).toEqual([]);
      expect(await findOverlaps(page)).toEqual([]);
      expect(await measureOverflow(page)).toBeLessThanOrEqual(0);
      await page.context().close();
    },
  );

  it('is set in the paper’s own faces, whose files lie where it says', async () => {
    const page = await visit(BUSY_ISSUE, viewport(700));
    const fonts = await page.$$eval('link[rel=preload]', (links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(fonts).toHaveLength(2);
    for (const font of fonts) expect((await stat(join(site.outDir, font.slice(SITE.length)))).size, font).toBeGreaterThan(1000);
    const families = await page.$$eval('h1, h2, h2 + p, li a', (texts) =>
      texts.map((text) => getComputedStyle(text).fontFamily.split(',')[0]),
    );
    expect(new Set(families)).toEqual(new Set(['"Schibsted Grotesk"', 'Newsreader', 'Arial']));
    await page.context().close();
  });

  it('is one document of less than 100 KB, as it was written, with its plain text beside it', async () => {
    const html = await readFile(join(site.outDir, ISSUE, 'index.html'), 'utf8');
    expect(html.startsWith('<!DOCTYPE html>\n<html')).toBe(true);
    expect(html.match(/<!doctype/gi)).toHaveLength(1);
    expect(html).not.toMatch(/<script|data-astro/);
    expect(Buffer.byteLength(html)).toBeLessThan(100_000);
    expect(await readFile(join(site.outDir, ISSUE, 'index.txt'), 'utf8')).toContain('\nThe Loom That Thinks in Light\n');
  });
});

describe('the list of issues', () => {
  it.each([360, 768, 1280])('leads from a year to an issue without JavaScript and never scrolls sideways at %d pixels', async (width) => {
    const page = await visit('newsletter/', { ...viewport(width), javaScriptEnabled: false });
    expect(await page.textContent('h1')).toBe('Newsletter');
    const [first, second] = await page.$$('.issue-year');
    expect([await first?.getAttribute('open'), await second?.getAttribute('open')]).toEqual(['', null]);
    await page.click('.issue-year:last-of-type summary');
    await page.click('.issue-year:last-of-type a');
    await expect.poll(() => page.title()).toMatch(/^The Evening Parallax, \d+ \w+ 2019$/);
    await page.context().close();
    const measured = await visit('newsletter/', viewport(width));
    expect(await measureOverflow(measured)).toBeLessThanOrEqual(0);
    await measured.context().close();
  });

  it('shows the latest issue and announces the newsletter’s own feeds', async () => {
    const page = await visit('newsletter/', viewport(1280));
    expect(await page.textContent('.latest-date')).toBe('Monday, 23 November 2026');
    expect(await page.$$eval('link[rel=alternate]', (links) => links.map((link) => link.getAttribute('href')))).toEqual(
      expect.arrayContaining(['/newsletter/rss.xml', '/newsletter/atom.xml', '/newsletter/feed.json']),
    );
    await page.click('text=Read this issue');
    await page.waitForURL(server.url + BUSY_ISSUE);
    await page.context().close();
  });

  it('sends an address to the mail service that the paper named, and to nobody else', async () => {
    const elsewhere = await receiveForms();
    const subscribe = async (change: (form: HTMLFormElement, to: string) => void) => {
      const page = await visit('newsletter/', viewport(1280));
      const refused = page.evaluate(
        () => new Promise((refuse) => document.addEventListener('securitypolicyviolation', ({ blockedURI }) => refuse(blockedURI))),
      );
      await page.locator('form.subscribe').evaluate(change as (form: Element, to: string) => void, elsewhere.url);
      await page.getByRole('textbox').fill('reader@home.example');
      return { page, refused };
    };
    const { page: refusing, refused } = await subscribe((form, to) => {
      form.action = to;
    });
    await refusing.keyboard.press('Enter');
    expect(await refused).toContain(elsewhere.url.slice(0, -1));
    expect(refusing.url()).toBe(`${server.url}newsletter/`);
    await refusing.context().close();

    const { page, refused: never } = await subscribe(() => {});
    never.catch(() => {}); // the page goes
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    expect([mailService.received, elsewhere.received]).toEqual([['/in?list=1 email=reader%40home.example'], []]);
    await page.context().close();
    elsewhere.close();
  });
});
