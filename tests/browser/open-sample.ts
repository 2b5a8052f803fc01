import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { buildSample, SAMPLE_BASE } from '../build-sample.ts';
import { serveFolder } from '../serve-folder.ts';
import { launchBrowser } from './launch-browser.ts';

export interface OpenSample {
  /** Ends with the base path. */
  url: string;
  /** Opens a page as somebody who never was here. */
  visit: (path: string, options?: BrowserContextOptions) => Promise<Page>;
  /** The same, with what the page complains of, but for files that it can't have. @param prepare before it opens */
  watch: (
    path: string,
    options?: BrowserContextOptions,
    prepare?: (context: BrowserContext) => Promise<unknown>,
  ) => Promise<{ page: Page; errors: readonly string[] }>;
  newContext: (options?: BrowserContextOptions) => Promise<BrowserContext>;
  close: () => Promise<void>;
}

/** The sample publication, served, and a browser to read it with. */
export async function openSample(): Promise<OpenSample> {
  const server = await serveFolder(await buildSample(), SAMPLE_BASE);
  const browser = await launchBrowser();
  // The worker that keeps pages for reading offline would fetch its files at each first visit; offline.test.ts is about it.
  const newContext = (options: BrowserContextOptions = {}) =>
    browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: 'block', ...options });
  return {
    url: server.url,
    newContext,
    visit: async (path, options) => {
      const page = await (await newContext(options)).newPage();
      const response = await page.goto(server.url + path);
      if (!response?.ok()) throw new Error(`there is no page at ${path}`);
      return page;
    },
    watch: async (path, options, prepare) => {
      const context = await newContext(options);
      await prepare?.(context);
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) errors.push(message.text());
      });
      await page.goto(server.url + path);
      return { page, errors };
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
