import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenSample, openSample } from '../open-sample.ts';

let sample: OpenSample;

beforeAll(async () => {
  sample = await openSample();
});
afterAll(() => sample?.close());

const isFieldFocused = (page: Page) => page.getByRole('searchbox').evaluate((input) => input === document.activeElement);
const announced = (page: Page) => page.locator('[data-search-key]').getAttribute('aria-keyshortcuts');

describe('The search key', () => {
  it('opens the search from any page, ready to type', async () => {
    const page = await sample.visit('topics/');
    expect(await announced(page)).toBe('/');
    await page.keyboard.press('/');
    await page.waitForURL('**/search/**');
    await expect.poll(() => isFieldFocused(page)).toBe(true);
    await page.keyboard.type('comet');
    await page.locator('.search-results .headline a').first().waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('comet');
  });

  it('goes to the field of the search page, and selects what is there', async () => {
    const page = await sample.visit('search/?q=comet');
    await page.locator('.search-results .headline a').first().focus();
    await page.keyboard.press('/');
    await page.keyboard.type('bell/');
    expect(await page.getByRole('searchbox').inputValue()).toBe('bell/');
  });

  it('leaves combinations with other keys alone, but for Shift', async () => {
    const page = await sample.visit('search/');
    await page.keyboard.press('Control+/');
    await page.keyboard.press('Alt+/');
    expect(await isFieldFocused(page)).toBe(false);
    // Without which many keyboards have no such sign.
    await page.keyboard.press('Shift+/');
    expect(await isFieldFocused(page)).toBe(true);
  });

  it('can be turned off for every page, and on again', async () => {
    const page = await sample.visit('search/');
    const onOff = page.getByRole('checkbox', { name: 'The key / opens the search' });
    expect(await onOff.isChecked()).toBe(true);
    await onOff.uncheck();
    expect(await announced(page)).toBeNull();
    await page.goto(`${sample.url}topics/`);
    expect(await announced(page)).toBeNull();
    await page.keyboard.press('/');
    await page.goto(`${sample.url}search/`);
    await page.keyboard.press('/');
    expect(await isFieldFocused(page)).toBe(false);
    expect(await onOff.isChecked()).toBe(false);
    await onOff.check();
    await page.locator('h1').click();
    await page.keyboard.press('/');
    expect(await isFieldFocused(page)).toBe(true);
  });

  it('does nothing where nothing runs', async () => {
    const page = await sample.visit('topics/', { javaScriptEnabled: false });
    expect(await announced(page)).toBeNull();
    await page.locator('[data-search-key]').click();
    await page.waitForURL(`${sample.url}search/`);
  });
});
