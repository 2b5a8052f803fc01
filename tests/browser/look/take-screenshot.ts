import type { Page, PageScreenshotOptions } from 'playwright-core';

const TRIES = 3;

/** A picture of the page at rest. A browser on a busy machine now and then fails to take one, and takes it when asked again. */
export async function takeScreenshot(page: Page, options: PageScreenshotOptions = {}): Promise<Buffer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await page.screenshot({ animations: 'disabled', caret: 'hide', ...options });
    } catch (error) {
      if (attempt === TRIES || !(error as Error).message.includes('Unable to capture screenshot')) throw error;
    }
  }
}
