import { readdir } from 'node:fs/promises';
import { relative } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHeadersFile } from '../../../scripts/bench/reading/read-headers-file.ts';
import { buildSample } from '../../build-sample.ts';
import { type FolderServer, serveFolder } from '../../serve-folder.ts';
import { launchBrowser } from '../launch-browser.ts';
import { waitForFrames } from './wait-for-frames.ts';

/** One page for each way that a page is drawn. */
const KINDS = {
  home: /^$/,
  'a story with a body': /^news\/.*sourdough\/$/,
  'a story with a picture': /^news\/.*loom.*\/$/,
  'a video': /^news\/.*video.*\/$/,
  topics: /^topics\/$/,
  'a topic': /^topics\/climate\/$/,
  'an old page of a topic': /^topics\/science\/1\/$/,
  'a page of a topic that is still to come': /^topics\/science\/[2-9]\/$/,
  sources: /^providers\/$/,
  'a source': /^providers\/[^/]+\/$/,
  archive: /^archive\/$/,
  'an old address': /^2026\/02\/lighthouse\/$/,
  'a month': /^archive\/\d+\/\d+\/$/,
  trending: /^trending\/$/,
  search: /^search\/$/,
  feeds: /^feeds\/$/,
  'the newsletter': /^newsletter\/$/,
  'an issue': /^newsletter\/\d/,
  'the page for unknown addresses': /^404\.html$/,
};

let browser: Browser;
let paths: string[];
let servers: Record<'true' | 'false', FolderServer>;
let headersOf: (path: string) => Record<string, string>;

beforeAll(async () => {
  const outDir = await buildSample();
  const files = await readdir(outDir, { recursive: true, withFileTypes: true });
  paths = files
    .filter(({ name }) => name.endsWith('.html'))
    .map(({ parentPath, name }) => relative(outDir, `${parentPath}/${name}`).replace(/(?:^|(?<=\/))index\.html$/, ''))
    .toSorted();
  headersOf = readHeadersFile(outDir);
  servers = { true: await serveFolder(outDir, '/ai/', headersOf), false: await serveFolder(outDir, '/ai/') };
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await servers?.true.close();
  await servers?.false.close();
});

function pathOf(kind: string): string {
  const path = paths.find((candidate) => KINDS[kind as keyof typeof KINDS].test(candidate));
  if (path === undefined) throw new Error(`no page is ${kind}`);
  return path;
}

/** A page, and what its policies forbid it as long as it is open. */
async function open(url: string, prepare: (page: Page) => Promise<unknown> = async () => {}, options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const violations: string[] = [];
  await page.exposeFunction('report', (violation: string) => violations.push(violation));
  await page.addInitScript(() => {
    const { report } = window as unknown as { report: (violation: string) => void };
    document.addEventListener('securitypolicyviolation', (event) => report(`${event.effectiveDirective} ${event.blockedURI}`));
  });
  page.on('console', (message) => {
    if (/content security policy|permissions.policy/i.test(message.text())) violations.push(message.text());
  });
  page.on('pageerror', ({ message }) => violations.push(message));
  await prepare(page);
  await page.goto(url, { waitUntil: 'load' });
  return { page, violations, close: () => context.close() };
}

describe('the policy of the site', () => {
  // With headers of the host a page has two policies, its own and the host's, and breaks whichever it breaks.
  it.each(Object.keys(KINDS))('is kept by %s', async (kind) => {
    const { page, violations, close } = await open(servers.true.url + pathOf(kind));
    // A page that leads on has none.
    await page.locator('h1').first().waitFor();
    await waitForFrames(page);
    expect(violations).toEqual([]);
    // Its style sheet is in force.
    if (kind !== 'an issue') expect(await page.evaluate(() => getComputedStyle(document.body).marginLeft)).not.toBe('8px');
    await close();
  });

  it('stands in every page, and in the headers of every page that has an address of its own', async () => {
    const full = /default-src 'none'.*frame-ancestors 'none'/;
    expect(paths.length).toBeGreaterThan(100);
    const without = paths.filter((path) => !full.test(headersOf(`/ai/${path}`)['Content-Security-Policy'] ?? ''));
    // The 404 page, and old addresses of stories, which may be any.
    expect(without).toEqual(['2025/lighthouse-keeps-its-keeper/', '2026/02/lighthouse/', '404.html']);
    expect(headersOf('/ai/never-written/')['Content-Security-Policy']).toBe("frame-ancestors 'none'");
  });

  it('lets scripts run: theme, search, video and copying', async () => {
    const { url } = servers.true;
    const theme = await open(url);
    await theme.page.getByRole('button', { name: 'Dark theme' }).click();
    expect(await theme.page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    await theme.page.reload();
    expect(await theme.page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');

    const search = await open(`${url}search/?q=sourdough`);
    await search.page
      .getByRole('link', { name: /sourdough/i })
      .first()
      .waitFor();

    const video = await open(url + pathOf('a video'), (page) =>
      page.route(/youtube-nocookie|vimeo|dailymotion/, (route) => route.fulfill({ body: '<p>player</p>', contentType: 'text/html' })),
    );
    await video.page.click('a[data-player]');
    await video.page.frameLocator('iframe.video').getByText('player').waitFor();

    const feeds = await open(`${url}feeds/`, undefined, { permissions: ['clipboard-read', 'clipboard-write'] });
    await feeds.page.getByRole('button', { name: 'Copy address' }).click();
    await feeds.page
      .getByRole('button', { name: 'Copied' })
      .or(feeds.page.getByText('Copied', { exact: true }))
      .first()
      .waitFor();

    for (const { violations, close } of [theme, search, video, feeds]) {
      expect(violations).toEqual([]);
      await close();
    }
  });

  /** What gets into a page if authors' input ever did. */
  const HARM = [
    '<script>window.hurt = 1</script>',
    '<script src="https://harm.example/x.js"></script>',
    '<img src="/ai/icon.svg" onload="window.hurt = 1">',
    '<style>body { margin-left: 123px !important }</style>',
    '<p id="styled" style="margin-left: 123px">x</p>',
    '<img src="https://harm.example/pixel.gif">',
    '<iframe src="https://harm.example/"></iframe>',
    '<base href="https://harm.example/">',
    '<object data="/ai/icon.svg"></object>',
  ];

  const FORBIDDEN = [
    'script-src-elem',
    'script-src-attr',
    'style-src-elem',
    'style-src-attr',
    'img-src',
    'frame-src',
    'base-uri',
    'object-src',
  ];

  it.each([
    ['its own meta element', false, (html: string) => html],
    ['headers of the host', true, (html: string) => html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')],
  ])('stops what is put into a page, by %s alone', async (_, hasHeaders, edit) => {
    const asked: string[] = [];
    const { page, violations, close } = await open(servers[`${hasHeaders}`].url + pathOf('a story with a body'), async (opened) => {
      // Not asked for what is blocked before it is sent.
      await opened.route('https://harm.example/**', (route) => {
        asked.push(route.request().url());
        return route.fulfill({ body: '' });
      });
      await opened.route('**/news/**', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: edit(await response.text()).replace('</main>', `${HARM.join('')}</main>`) });
      });
    });
    const forbidden = () => violations.map((violation) => violation.split(' ')[0]);
    await expect.poll(forbidden).toEqual(expect.arrayContaining(FORBIDDEN));
    expect(await page.evaluate(() => (window as { hurt?: number }).hurt)).toBeUndefined();
    expect(await page.evaluate(() => getComputedStyle(document.body).marginLeft)).not.toBe('123px');
    expect(await page.locator('#styled').evaluate((element) => getComputedStyle(element).marginLeft)).toBe('0px');
    expect(asked).toEqual([]);
    await close();
  });

  it('lets nobody frame a page', async () => {
    const { page, close } = await open(servers.true.url, async (opened) => {
      await opened.route('http://frame.example/', (route) =>
        route.fulfill({ contentType: 'text/html', body: `<iframe src="${servers.true.url}"></iframe>` }),
      );
    });
    await page.goto('http://frame.example/');
    // What the browser shows in its place.
    await expect.poll(() => page.frames()[1]?.url()).toBe('chrome-error://chromewebdata/');
    await close();
  });
});
