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

describe('The search page', () => {
  it('finds stories of every year from an address that can be shared, and leads to them', async () => {
    const page = await openSearch('?q=lighthouse');
    await waitForStatus(page, /stor/);
    expect(await headlines(page).first().textContent()).toMatch(/lighthouse/i);
    await headlines(page).first().click();
    await page.getByRole('heading', { level: 1, name: /lighthouse/i }).waitFor();
    const old = await openSearch('?q=cracked+bell');
    expect(await headlines(old).first().getAttribute('href')).toContain('/news/2025-');
  });

  it('finds the paper’s own pages, and leads to them', async () => {
    const page = await openSearch('?q=who+makes');
    const own = page.locator('[data-search="pages"] a');
    await own.first().waitFor();
    expect(await own.allTextContents()).toEqual(['About Parallax']);
    await own.click();
    await page.getByRole('heading', { level: 1, name: 'About Parallax' }).waitFor();
  });

  it('finds while the reader types, and marks what was typed', async () => {
    const page = await openSearch('');
    await field(page).pressSequentially('lightho');
    await page
      .locator('.headline mark', { hasText: /^lightho$/i })
      .first()
      .waitFor();
  });

  it('tells the number of stories to people who hear the page once they pause', async () => {
    const page = await (await sample.newContext()).newPage();
    await page.clock.install();
    await page.goto(`${sample.url}search/`);
    await field(page).focus();
    // The stories are there then, and with them every count at once.
    await page.getByLabel('Topic', { exact: true }).locator('option').nth(1).waitFor({ state: 'attached' });
    await page.clock.pauseAt('2100-01-01');
    await page.evaluate(() => {
      const said: string[] = [];
      Object.assign(window, { said });
      const status = document.querySelector('[role="status"]');
      if (status) new MutationObserver(() => said.push(status.textContent)).observe(status, { childList: true });
    });
    for (const letter of 'light') {
      await page.keyboard.press(letter);
      await page.clock.runFor(150);
    }
    await page.clock.runFor(1000);
    await waitForStatus(page, 'stories');
    expect(await page.evaluate(() => (window as unknown as { said: string[] }).said)).toHaveLength(1);
  });

  it('forgives a typing error, and says so', async () => {
    const page = await openSearch('?q=lihgthouse');
    await waitForStatus(page, 'No story has “lihgthouse”, but one has words much like it');
    expect(await headlines(page).allTextContents()).toEqual([expect.stringMatching(/lighthouse/i)]);
    expect(await page.locator('.headline mark').textContent()).toMatch(/^lighthouse$/i);
  });

  it('narrows by topic, source and year, with or without words', async () => {
    const page = await openSearch('');
    await field(page).focus();
    const topics = page.getByLabel('Topic', { exact: true });
    await topics.locator('option', { hasText: /^Physics \(\d+\)$/ }).waitFor({ state: 'attached' });
    const offered = Number(/\d+/.exec((await topics.locator('option', { hasText: 'Physics' }).textContent()) ?? '')?.[0]);
    await topics.selectOption('physics');
    await waitForStatus(page, new RegExp(`^${offered} stories$`));
    expect(await headlines(page).count()).toBe(offered);
    await page.getByLabel('Year').selectOption('2026');
    await field(page).fill('light');
    await page.waitForURL('**/search/?q=light&topic=physics&year=2026');
    await headlines(page).locator('mark').first().waitFor();
    expect(await page.locator('.search-results .story:not(:has(.kicker a[href$="/topics/physics/"]))').count()).toBe(0);
    const shared = await openSearch(new URL(page.url()).search);
    await headlines(shared).first().waitFor();
    expect(await headlines(shared).allTextContents()).toEqual(await headlines(page).allTextContents());
    expect(await shared.getByLabel('Topic', { exact: true }).inputValue()).toBe('physics');
    await shared.getByRole('button', { name: 'Remove the filters' }).click();
    await shared.waitForURL('**/search/?q=light');
    expect(await shared.getByLabel('Topic', { exact: true }).inputValue()).toBe('');
  });

  it('changes its address with each search, and follows the back button', async () => {
    const page = await openSearch('');
    await field(page).fill('comet');
    await page.waitForURL('**/search/?q=comet');
    await page.keyboard.press('Enter');
    await headlines(page).first().waitFor();
    await field(page).fill('qqq');
    await page.getByRole('button', { name: 'Search' }).click();
    await waitForStatus(page, 'No story has “qqq”');
    await page.goBack();
    await page.waitForURL('**/search/?q=comet');
    await headlines(page).first().waitFor();
    expect(await field(page).inputValue()).toBe('comet');
    await page.goBack();
    await page.waitForURL('**/search/');
    await waitForStatus(page, /^$/);
    await field(page).fill('light');
    await headlines(page).first().click();
    await page.locator('main h1').waitFor();
    await page.goBack();
    await headlines(page).first().waitFor();
    expect(await field(page).inputValue()).toBe('light');
  });

  it('remembers the latest searches in the browser until it is told to forget them', async () => {
    const page = await openSearch('');
    for (const words of ['comet', 'bell']) {
      await field(page).fill(words);
      await page.keyboard.press('Enter');
      await page.waitForURL(`**/search/?q=${words}`);
    }
    await page.goto(`${sample.url}search/`);
    expect(await page.locator('[data-search="recentList"] a').allTextContents()).toEqual(['bell', 'comet']);
    await page.getByRole('link', { name: 'comet' }).click();
    await headlines(page).first().waitFor();
    await page.goto(`${sample.url}search/`);
    await page.getByRole('button', { name: 'Forget them' }).click();
    await page.reload();
    expect(await page.getByText('Your recent searches').isVisible()).toBe(false);
  });

  it('goes by keys from the field through the stories and back', async () => {
    const page = await openSearch('?q=light');
    await headlines(page).first().waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    const titles = await headlines(page).allTextContents();
    await field(page).focus();
    for (const title of titles.slice(0, 2)) {
      await page.keyboard.press('ArrowDown');
      expect(await focused()).toBe(title);
    }
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe(titles[0]);
    await page.keyboard.press('Escape');
    expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    expect(await field(page).inputValue()).toBe('');
    await page.getByText('Or browse').waitFor();
  });

  it('keeps its filters folded on a phone until they are wanted', async () => {
    const page = await openSearch('?topic=physics', { viewport: { width: 360, height: 780 } });
    expect(await page.getByLabel('Topic', { exact: true }).isVisible()).toBe(false);
    await page.getByText('1 in use').click();
    expect(await page.getByLabel('Topic', { exact: true }).inputValue()).toBe('physics');
  });
});
