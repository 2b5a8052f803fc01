import type { Locator, Page } from 'playwright-core';

/** What a reader finds on the search page. */
export const field = (page: Page): Locator => page.getByRole('searchbox');

export const headlines = (page: Page): Locator => page.locator('.search-results .headline a');

/** Waits until the page says it, as it does to people who hear it. */
export const waitForStatus = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByRole('status').filter({ hasText: text }).waitFor();
