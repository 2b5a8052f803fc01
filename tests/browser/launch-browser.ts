import { type Browser, chromium as playwright } from 'playwright-core';

/** A headless Chromium from npm: no root rights, no system package, the same version on every machine. */
export async function launchBrowser(): Promise<Browser> {
  // Read when the package is imported: with it set, the package also unpacks the libraries that a bare machine lacks.
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  // Not the package's own flags: its `--single-process` does not survive the closing of a context.
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--font-render-hinting=none'],
  });
}
