import { writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite, removeTemporaryFolders, temporaryFolder } from '../run-command.ts';
import { type FolderServer, serveFolder } from '../serve-folder.ts';
import { launchBrowser } from './launch-browser.ts';

let browser: Browser;
let server: FolderServer;

beforeAll(async () => {
  const { outDir } = await buildSite('content', { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 10, 23) / 1000), BASE_PATH: '/ai/' });
  server = await serveFolder(outDir, '/ai/');
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  await removeTemporaryFolders();
});

async function openSearch(query: string, options = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(`${server.url}search/${query}`);
  return page;
}

function longDay(day: string): string {
  return new Date(`${day}T12:00:00Z`).toLocaleDateString('en', { dateStyle: 'long', timeZone: 'UTC' });
}

describe('The search page', () => {
  it('finds stories of every year from an address that can be shared, and leads to them', async () => {
    const page = await openSearch('?q=lighthouse');
    await page.getByRole('status').filter({ hasText: 'stor' }).waitFor();
    const link = page.locator('.search-results a').first();
    expect(await link.textContent()).toMatch(/lighthouse/i);
    await link.click();
    expect(await page.locator('h1').textContent()).toMatch(/lighthouse/i);
    const old = await openSearch('?q=cracked+bell');
    await old.locator('.search-results a').waitFor();
    expect(await old.locator('.search-results a').getAttribute('href')).toContain('/ai/news/2025-');
  });

  it('looks into the newest stories first, and further back when the reader asks for it', async () => {
    const contentDir = await temporaryFolder();
    await mkdir(join(contentDir, 'news'));
    const day = (number: number) => new Date(Date.UTC(2014, 0, 1) + number * 86_400_000).toISOString().slice(0, 10);
    for (let number = 0; number < 4060; number += 1) {
      const fields = [`title: "${number < 40 ? 'Owls' : 'Herons'} ${number}"`, `publishedDateTime: ${day(number)}T12:00:00Z`];
      const lines = [...fields, 'originalUrl: https://a.example/b', 'provider: { name: A, domain: a.example }'];
      writeFileSync(join(contentDir, `news/${number}.md`), `---\n${lines.join('\n')}\n---\n`);
    }
    const large = await serveFolder((await buildSite(contentDir, {}, ['--jobs=1'])).outDir);
    const page = await browser.newPage();
    const loaded: string[] = [];
    page.on('response', (response) => loaded.push(new URL(response.url()).pathname));
    const results = page.locator('.search-results li');
    const older = page.getByRole('button', { name: 'Look further back' });
    await page.goto(`${large.url}search/?q=owls`);
    await page
      .getByRole('status')
      .filter({ hasText: `No story since ${longDay(day(2000))} has “owls”` })
      .waitFor();
    expect(loaded.filter((path) => path.endsWith('.json'))).toEqual(['/search/newest.json']);
    await older.click();
    await page
      .getByRole('status')
      .filter({ hasText: /^40 stories:$/ })
      .waitFor();
    expect(await older.isVisible()).toBe(false);

    await page.goto(`${large.url}search/?q=herons`);
    await page.getByRole('status').filter({ hasText: '50 stories since' }).waitFor();
    expect(await results.first().textContent()).toContain('Herons 4059');
    await older.click();
    await page.getByRole('status').filter({ hasText: '100 stories since' }).waitFor();
    expect(await results.last().textContent()).toContain('Herons 3960');
    await large.close();
  });

  it('changes its address with each search, and follows the back button', async () => {
    const page = await openSearch('');
    await page.getByRole('searchbox').fill('comet');
    await page.keyboard.press('Enter');
    await page.locator('.search-results a').first().waitFor();
    expect(page.url()).toContain('?q=comet');
    await page.getByRole('searchbox').fill('qqq');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('status').filter({ hasText: 'No story has “qqq”' }).waitFor();
    await page.goBack();
    await page.locator('.search-results a').first().waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('comet');
  });

  it('shows a query as text, whatever it holds', async () => {
    const page = await openSearch(`?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`);
    await page.getByRole('status').filter({ hasText: '<img src=x' }).waitFor();
    expect(await page.locator('main img').count()).toBe(0);
  });

  it('says so when the network is gone', async () => {
    const page = await openSearch('');
    await page.context().setOffline(true);
    await page.getByRole('searchbox').fill('comet');
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'offline' }).waitFor();
  });

  it('explains itself without JavaScript', async () => {
    const page = await openSearch('?q=comet', { javaScriptEnabled: false });
    expect(await page.locator('main').textContent()).toContain('Searching needs JavaScript');
    expect(await page.getByRole('searchbox').count()).toBe(0);
  });
});
