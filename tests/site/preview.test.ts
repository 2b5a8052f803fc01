import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser/launch-browser.ts';
import { ENGINE_DIR, runScript, temporaryFolder } from '../run-command.ts';

const CLOCK = { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 5, 1) / 1000) };

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

async function waitUntil(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (await isTrue()) return;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error('waited for a minute in vain');
}

// The preview may reload a page that is only being opened, which the browser reports as an aborted visit.
describe('npm run dev', { retry: 2 }, () => {
  let content: string;
  let url: string;
  let preview: ReturnType<typeof runScript>;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    content = join(await temporaryFolder(), 'content');
    await cp(join(ENGINE_DIR, 'tests/fixtures/small'), content, { recursive: true });
    const port = await findFreePort();
    url = `http://localhost:${port}`;
    preview = runScript('dev', {
      args: [`--port=${port}`],
      env: { ...CLOCK, CONTENT_DIR: content, CACHE_DIR: join(content, '../cache') },
    });
    await waitUntil(() => preview.output.stdout.includes('Local'));
    browser = await launchBrowser();
    page = await browser.newPage();
    // When its pictures are made the preview reloads pages, also one that is only being opened.
    await waitUntil(() => preview.output.stdout.includes('pictures: '));
    await new Promise((later) => setTimeout(later, 500));
  });

  afterAll(async () => {
    await browser?.close();
    preview.child.kill();
    await preview.ended;
  });

  /** Undefined where the preview reloads the page that is only being opened. */
  const readStatus = (path: string) =>
    page.goto(url + path).then(
      (response) => response?.status(),
      () => undefined,
    );

  it('shows unpublished and future articles, marked', async () => {
    await page.goto(`${url}/news/2026-01-07-draft/`);
    expect(await page.textContent('main .draft')).toBe('Unpublished');
    await page.goto(`${url}/news/2027-06-01-future/`);
    expect(await page.textContent('main .byline .draft')).toContain('Waits until');
    await page.goto(`${url}/`);
    expect(await page.textContent('main')).toContain('Hidden draft zebra');
  });

  it('shows pictures once they are made', async () => {
    await page.goto(`${url}/news/2026-01-01-first-light/`);
    await page.waitForFunction(() => document.querySelector<HTMLImageElement>('.hero img')?.naturalWidth);
  });

  it('shows a picture that was made while another change came in', async () => {
    await cp(join(content, 'images/moon.jpg'), join(content, 'images/other.jpg'));
    const bytes = await readFile(join(content, 'images/moon.jpg'));
    await writeFile(join(content, 'images/other.jpg'), Buffer.concat([bytes, Buffer.from('other')]));
    const story = (title: string) =>
      `---\ntitle: ${title}\npublishedDateTime: 2026-01-08T08:00:00Z\noriginalUrl: https://window.example/o\nprovider: {name: W, domain: window.example}\nimages: [{url: images/other.jpg}]\n---\n`;
    for (const title of ['First words', 'Second words']) {
      await writeFile(join(content, 'news/2026-01-08-other.md'), story(title));
      await new Promise((later) => setTimeout(later, 150));
    }
    await waitUntil(async () => (await readStatus('/news/2026-01-08-other/')) === 200);
    await page.waitForFunction(() => document.querySelector<HTMLImageElement>('.hero img')?.naturalWidth);
    await rm(join(content, 'news/2026-01-08-other.md'));
  });

  it('shows a saved change in the open page', async () => {
    await page.goto(`${url}/news/2026-01-02-legacy-file/`);
    const file =
      '---\ntitle: Rewritten by hand\npublishedDateTime: 2026-01-02T08:00:00Z\noriginalUrl: https://window.example/legacy\nprovider: {name: W, domain: window.example}\n---\n';
    await writeFile(join(content, 'news/2026/2026-01-02-legacy-file.md'), file);
    await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'Rewritten by hand');
  });

  it('shows a new article, and forgets a deleted one', async () => {
    const file =
      '---\ntitle: Brand new\npublishedDateTime: 2026-01-09T08:00:00Z\noriginalUrl: https://window.example/new\nprovider: {name: W, domain: window.example}\n---\n';
    await writeFile(join(content, 'news/brand-new.md'), file);
    await waitUntil(async () => (await readStatus('/news/brand-new/')) === 200);
    expect(await page.textContent('h1')).toBe('Brand new');
    await rm(join(content, 'news/brand-new.md'));
    await waitUntil(async () => (await readStatus('/news/brand-new/')) === 404);
  });

  it('keeps the site where it is while site.yaml has an error', async () => {
    const good = await readFile(join(content, 'site.yaml'), 'utf8');
    await page.goto(`${url}/`);
    await writeFile(join(content, 'site.yaml'), 'title: [');
    await page.waitForFunction(() => document.querySelector('.problems')?.textContent?.includes('site.yaml:1:8'));
    expect(await page.textContent('h1')).toBe('The Small Paper');
    await writeFile(join(content, 'site.yaml'), good.replace('The Small Paper', 'The Tall Paper'));
    await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'The Tall Paper');
    await writeFile(join(content, 'site.yaml'), good);
    await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'The Small Paper');
  });

  it('shows an author’s error with file and line, and lives on', async () => {
    await page.goto(`${url}/`);
    await writeFile(join(content, 'news/broken.md'), '---\ntitle: Broken\npublishedDateTime: yesterday\n---\n');
    await page.waitForFunction(() => document.querySelector('.problems')?.textContent?.includes('news/broken.md:3:20'));
    await rm(join(content, 'news/broken.md'));
    await page.waitForFunction(() => document.querySelector('.problems') === null);
    expect(await page.textContent('h1')).toBe('The Small Paper');
  });
});
