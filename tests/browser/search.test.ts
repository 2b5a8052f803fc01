import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite, removeTemporaryFolders } from '../run-command.ts';
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
