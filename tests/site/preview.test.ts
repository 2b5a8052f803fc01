import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser/launch-browser.ts';
import { ENGINE_DIR, runScript, temporaryFolder, waitForOrigin } from '../run-command.ts';

const CLOCK = { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 5, 1) / 1000) };

describe('npm run dev', () => {
  let content: string;
  let url: string;
  let preview: ReturnType<typeof runScript>;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    content = join(await temporaryFolder(), 'content');
    await cp(join(ENGINE_DIR, 'tests/fixtures/small'), content, { recursive: true });
    preview = runScript('dev', { args: ['--port=0'], env: { ...CLOCK, CONTENT_DIR: content, CACHE_DIR: join(content, '../cache') } });
    url = await waitForOrigin(preview);
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    preview.child.kill();
    await preview.ended;
  });

  const readStatus = async (path: string) => (await fetch(url + path)).status;

  const closePages = () => Promise.all(browser.contexts().map((context) => context.close()));

  /**
   * Opens a page anew, since the one before may be about to reload, which would abort the visit; and waits until it follows
   * changes. Not until it is whole: after a change, or once pictures are made, the preview reloads what is only being opened.
   */
  const open = async (path: string) => {
    await closePages();
    page = await browser.newPage();
    page.setDefaultTimeout(100_000); // on a busy machine pictures take long
    const isFollowing = page.waitForEvent('console', (message) => message.text() === '[vite] connected.');
    await page.goto(url + path, { waitUntil: 'commit' });
    await isFollowing;
  };
  const waitForHeadline = (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

  it('shows unpublished and future articles, marked', async () => {
    await open('/news/2026-01-07-draft/');
    expect(await page.textContent('main .draft')).toBe('Unpublished');
    await open('/news/2027-06-01-future/');
    expect(await page.textContent('main .byline .draft')).toContain('Waits until');
    await open('/');
    await page.locator('main', { hasText: 'Hidden draft zebra' }).waitFor();
  });

  it('shows drafts of the paper’s own pages, marked', async () => {
    const plan = await (await fetch(`${url}/plan/`)).text();
    expect(plan).toMatch(/>Plans of the zebra<\/h1>.*<strong class="draft">Unpublished<\/strong>/s);
    expect(await (await fetch(`${url}/about/`)).text()).not.toContain('class="draft"');
  });

  it('shows pictures once they are made', async () => {
    await open('/news/2026-01-01-first-light/');
    await page.waitForFunction(() => document.querySelector<HTMLImageElement>('.hero img')?.naturalWidth);
  });

  it('shows a picture that was made while another change came in', async () => {
    await cp(join(content, 'images/moon.jpg'), join(content, 'images/other.jpg'));
    const bytes = await readFile(join(content, 'images/moon.jpg'));
    await writeFile(join(content, 'images/other.jpg'), Buffer.concat([bytes, Buffer.from('other')]));
    const story = (title: string) =>
      `---\ntitle: ${title}\npublishedDateTime: 2026-01-08T08:00:00Z\noriginalUrl: https://window.example/o\nprovider: {name: W, domain: window.example}\nimages: [{url: images/other.jpg}]\n---\n`;
    await writeFile(join(content, 'news/2026-01-08-other.md'), story('First words'));
    await expect.poll(() => readStatus('/news/2026-01-08-other/')).toBe(200);
    await open('/news/2026-01-08-other/');
    await waitForHeadline('First words');
    await writeFile(join(content, 'news/2026-01-08-other.md'), story('Second words'));
    await waitForHeadline('Second words');
    await page.waitForFunction(() => document.querySelector<HTMLImageElement>('.hero img')?.naturalWidth);
    await rm(join(content, 'news/2026-01-08-other.md'));
  });

  it('tells what is wrong with a picture of the paper’s own, until it is mended', async () => {
    const [picture, article] = [join(content, 'images/torn.jpg'), join(content, 'news/2026-01-10-torn.md')];
    await writeFile(picture, 'no picture');
    await writeFile(article, '---\ntitle: Torn\npublishedDateTime: 2026-01-10T08:00:00Z\nimages: [{url: images/torn.jpg}]\n---\n');
    await expect.poll(() => readStatus('/news/2026-01-10-torn/')).toBe(200);
    await open('/news/2026-01-10-torn/');
    await page.waitForFunction(() => document.querySelector('.problems')?.textContent?.includes('images/torn.jpg'));
    const bytes = await readFile(join(content, 'images/moon.jpg'));
    await writeFile(picture, Buffer.concat([bytes, Buffer.from('mended')]));
    await page.waitForFunction(() => document.querySelector('h1') && document.querySelector('.problems') === null);
    await page.waitForFunction(() => document.querySelector<HTMLImageElement>('.hero img')?.naturalWidth);
    await rm(article);
    await rm(picture);
    await expect.poll(() => readStatus('/news/2026-01-10-torn/')).toBe(404);
  });

  it('follows a folder that comes, is renamed and goes', async () => {
    const [folder, renamed] = [join(content, 'news/2027'), join(content, 'news/later')];
    const file = '---\ntitle: In a folder\npublishedDateTime: 2026-01-11T08:00:00Z\n---\n';
    const read = async () => (await fetch(`${url}/news/2026-01-11-folder/`)).text();
    await mkdir(folder);
    await writeFile(join(folder, '2026-01-11-folder.md'), file);
    await expect.poll(read).toContain('In a folder');
    await rename(folder, renamed);
    await writeFile(join(renamed, '2026-01-11-folder.md'), file.replace('In a folder', 'In another folder'));
    await expect.poll(read).toContain('In another folder');
    await rm(renamed, { recursive: true });
    await expect.poll(() => readStatus('/news/2026-01-11-folder/')).toBe(404);
    expect(await read()).toContain('<title>');
    expect(await read()).toContain('The Small Paper');
  });

  it('shows a saved change in the open page', async () => {
    await open('/news/2026-01-02-legacy-file/');
    await waitForHeadline('A legacy file');
    const file =
      '---\ntitle: Rewritten by hand\npublishedDateTime: 2026-01-02T08:00:00Z\noriginalUrl: https://window.example/legacy\nprovider: {name: W, domain: window.example}\n---\n';
    await writeFile(join(content, 'news/2026/2026-01-02-legacy-file.md'), file);
    await waitForHeadline('Rewritten by hand');
  });

  it('shows a change that came while a page was opening', async () => {
    const file = join(content, 'news/2026-01-09-slow.md');
    const story = (title: string) => `---\ntitle: ${title}\npublishedDateTime: 2026-01-09T08:00:00Z\n---\n`;
    await writeFile(file, story('First words'));
    await expect.poll(() => readStatus('/news/2026-01-09-slow/')).toBe(200);
    await closePages();
    page = await browser.newPage();
    page.setDefaultTimeout(100_000);
    const { promise: isChanged, resolve: goOn } = Promise.withResolvers<void>();
    await page.routeWebSocket(/.*/, async (socket) => {
      await isChanged;
      socket.connectToServer();
    });
    await page.goto(`${url}/news/2026-01-09-slow/`);
    await waitForHeadline('First words');
    await writeFile(file, story('Second words'));
    await expect.poll(async () => (await fetch(`${url}/news/2026-01-09-slow/`)).text()).toContain('Second words');
    goOn();
    await waitForHeadline('Second words');
    await rm(file);
  });

  it('follows pages, files for the root and the front page of the paper’s own', async () => {
    const read = async (path: string) => (await fetch(url + path)).text();
    await writeFile(join(content, 'pages/about.md'), '---\ntitle: Who lights the lamp\n---\n');
    await writeFile(join(content, 'public/humans.txt'), 'Changed by hand\n');
    await writeFile(join(content, 'public/CNAME'), 'small.example\n');
    await writeFile(join(content, 'front.yaml'), 'breaking:\n  text: The lamp is out\n');
    await expect.poll(() => read('/about/')).toContain('>Who lights the lamp</h1>');
    await expect.poll(() => read('/humans.txt')).toBe('Changed by hand\n');
    await expect.poll(() => read('/CNAME')).toBe('small.example\n');
    await expect.poll(() => read('/')).toContain('The lamp is out');
    await rm(join(content, 'front.yaml'));
    await rm(join(content, 'public/humans.txt'));
    await expect.poll(() => readStatus('/humans.txt')).toBe(404);
  });

  it('shows a new article, and forgets a deleted one', async () => {
    const file =
      '---\ntitle: Brand new\npublishedDateTime: 2026-01-09T08:00:00Z\noriginalUrl: https://window.example/new\nprovider: {name: W, domain: window.example}\n---\n';
    await writeFile(join(content, 'news/brand-new.md'), file);
    await expect.poll(() => readStatus('/news/brand-new/')).toBe(200);
    await open('/news/brand-new/');
    await waitForHeadline('Brand new');
    await rm(join(content, 'news/brand-new.md'));
    await expect.poll(() => readStatus('/news/brand-new/')).toBe(404);
  });

  it('keeps the site where it is while site.yaml has an error', async () => {
    const good = await readFile(join(content, 'site.yaml'), 'utf8');
    await open('/');
    await waitForHeadline('The Small Paper');
    await writeFile(join(content, 'site.yaml'), 'title: [');
    await page.waitForFunction(() => document.querySelector('.problems')?.textContent?.includes('site.yaml:1:8'));
    await waitForHeadline('The Small Paper');
    await writeFile(join(content, 'site.yaml'), good.replace('The Small Paper', 'The Tall Paper'));
    await waitForHeadline('The Tall Paper');
    await writeFile(join(content, 'site.yaml'), good);
    await waitForHeadline('The Small Paper');
  });

  it('shows an author’s error with file and line, and lives on', async () => {
    await open('/');
    await waitForHeadline('The Small Paper');
    await writeFile(join(content, 'news/broken.md'), '---\ntitle: Broken\npublishedDateTime: yesterday\n---\n');
    await page.waitForFunction(() => document.querySelector('.problems')?.textContent?.includes('news/broken.md:3:20'));
    await rm(join(content, 'news/broken.md'));
    await page.waitForFunction(() => document.querySelector('h1') && document.querySelector('.problems') === null);
    await waitForHeadline('The Small Paper');
  });
});
