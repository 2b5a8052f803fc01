import { type Browser, chromium as playwright } from 'playwright-core';
import { findBrowser } from '../../scripts/bench/reading/find-browser.ts';

/** The pinned Chromium, to be closed at the end. */
export async function launchBrowser(): Promise<Browser> {
  // Not the package's own flags: its `--single-process` does not survive the closing of a context.
  return playwright.launch({
    ...(await findBrowser()),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--font-render-hinting=none'],
    // With it, the browser does not say what a page does that keeps it out of the cache.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
}
