import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenSample, openSample } from '../open-sample.ts';
import { field, headlines, waitForStatus } from './find-in-search.ts';

let sample: OpenSample;

beforeAll(async () => {
  sample = await openSample();
});
afterAll(() => sample?.close());

const openSearch = (query: string, options?: BrowserContextOptions) => sample.visit(`search/${query}`, options);

describe('The search page, where it has little to show', () => {
  it('helps on where nothing was found', async () => {
    const page = await openSearch('?q=comet+zebra&year=2026');
    await waitForStatus(page, 'No story has “comet zebra”');
    expect(await page.getByRole('link', { name: 'The archive', exact: true }).isVisible()).toBe(true);
    await page.getByRole('link', { name: 'One story without “zebra”' }).click();
    await page.waitForURL('**/search/?q=comet&year=2026');
    await headlines(page).first().waitFor();
    const filtered = await openSearch('?q=comet&topic=nowhere');
    await filtered.getByRole('link', { name: 'without the filters' }).click();
    await filtered.waitForURL('**/search/?q=comet');
    await headlines(filtered).first().waitFor();
  });

  it('shows a query as text, whatever it holds', async () => {
    const page = await openSearch(`?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}&topic=%3Cb%3E&year=x`);
    await waitForStatus(page, '<img src=x');
    expect(await page.locator('main img, main b').count()).toBe(0);
  });

  it('says so when the network is gone, and tries again when it is back', async () => {
    const page = await openSearch('');
    await page.context().setOffline(true);
    await field(page).fill('comet');
    await waitForStatus(page, 'You are offline');
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    await page.context().setOffline(false);
    await headlines(page).first().waitFor();
    await page.getByRole('button', { name: 'Try again' }).waitFor({ state: 'hidden' });
  });

  it.each(['', '?q=light', '?q=comet+zebra', '?topic=physics'])('moves nothing that is to be seen while it opens: %s', async (query) => {
    const page = await (await sample.newContext({ viewport: { width: 360, height: 780 } })).newPage();
    await page.addInitScript(() => {
      Object.assign(window, { moved: 0 });
      new PerformanceObserver((list) => {
        for (const shift of list.getEntries() as (PerformanceEntry & { value: number })[]) {
          Object.assign(window, { moved: (window as unknown as { moved: number }).moved + shift.value });
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(`${sample.url}search/${query}`);
    if (query === '') await page.getByText('Or browse').waitFor();
    else await waitForStatus(page, /stor/i);
    expect(await page.evaluate(() => (window as unknown as { moved: number }).moved)).toBeLessThan(0.005);
  });

  it('explains itself without JavaScript, and leads to topics and archive', async () => {
    const page = await openSearch('?q=comet', { javaScriptEnabled: false });
    expect(await page.locator('main').textContent()).toContain('Searching needs JavaScript');
    await page.locator('main').getByRole('link', { name: 'The archive', exact: true }).click();
    await page.waitForURL(`${sample.url}archive/`);
  });
});
