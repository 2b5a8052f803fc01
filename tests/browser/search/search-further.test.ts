import { writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite, temporaryFolder } from '../../run-command.ts';
import { type FolderServer, serveFolder } from '../../serve-folder.ts';
import { launchBrowser } from '../launch-browser.ts';

let browser: Browser;
let server: FolderServer;

/** A story a day from 2014, in German; the first forty are of owls. */
beforeAll(async () => {
  const contentDir = await temporaryFolder();
  await mkdir(join(contentDir, 'news'));
  writeFileSync(join(contentDir, 'site.yaml'), 'title: Vogelwarte\nlanguage: de\nnewsletter: none\n');
  for (let number = 0; number < 4060; number += 1) {
    const fields = [`title: "${number < 40 ? 'Eulen' : 'Reiher'} ${number}"`, `publishedDateTime: ${dayOf(number)}T12:00:00Z`];
    const lines = [...fields, 'originalUrl: https://a.example/b', 'provider: { name: A, domain: a.example }'];
    writeFileSync(join(contentDir, `news/${number}.md`), `---\n${lines.join('\n')}\n---\n`);
  }
  server = await serveFolder((await buildSite(contentDir, {}, ['--jobs=1'])).outDir);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

function dayOf(number: number): string {
  return new Date(Date.UTC(2014, 0, 1) + number * 86_400_000).toISOString().slice(0, 10);
}

async function openSearch(query: string) {
  const page = await browser.newPage();
  const loaded: string[] = [];
  page.on('response', (response) => loaded.push(new URL(response.url()).pathname));
  await page.goto(`${server.url}search/${query}`);
  return {
    page,
    listParts: () => loaded.filter((path) => path.endsWith('.json')),
    headlines: page.locator('.search-results .headline a'),
    further: page.getByRole('button', { name: 'Weiter zurück suchen' }),
    more: page.getByRole('button', { name: 'Weitere Artikel' }),
    waitForStatus: (text: string | RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor(),
  };
}

describe('The search of a large publication in German', () => {
  it('looks into the newest stories first, and further back when the reader asks for it', async () => {
    const { waitForStatus, listParts, further, headlines } = await openSearch('?q=eulen');
    const since = new Date(`${dayOf(2000)}T12:00:00Z`).toLocaleDateString('de', { dateStyle: 'long', timeZone: 'UTC' });
    await waitForStatus(`Kein Artikel seit dem ${since} hat „eulen“`);
    expect(listParts()).toEqual(['/search/newest.json']);
    await further.click();
    await waitForStatus(/^40 Artikel$/);
    expect(await further.isVisible()).toBe(false);
    expect(await headlines.count()).toBe(20);
    expect(await headlines.first().evaluate((link) => link === document.activeElement)).toBe(true);
  });

  it('shows more of what it has before it loads more, and goes on where the reader was', async () => {
    const { waitForStatus, listParts, more, headlines } = await openSearch('?q=reiher');
    await waitForStatus(/^2\.060 Artikel seit dem/);
    expect(await headlines.first().textContent()).toBe('Reiher 4059');
    await more.click();
    expect(await headlines.count()).toBe(40);
    expect(await headlines.nth(20).evaluate((link) => link === document.activeElement)).toBe(true);
    expect(await headlines.last().textContent()).toBe('Reiher 4020');
    expect(listParts()).toEqual(['/search/newest.json']);
  });

  it('loads only the parts that hold a year', async () => {
    const { waitForStatus, listParts, headlines } = await openSearch('?year=2015');
    await waitForStatus(/^365 Artikel$/);
    expect(listParts()).toEqual(['/search/1.json']);
    expect(await headlines.first().textContent()).toBe('Reiher 729');
  });
});
