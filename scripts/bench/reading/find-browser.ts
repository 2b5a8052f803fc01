import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lockfile from 'proper-lockfile';

export interface FoundBrowser {
  executablePath: string;
  env: NodeJS.ProcessEnv;
}

/**
 * A headless Chromium from npm: no root rights, no system package, the same version on every machine. It sees no font but the
 * one that comes with it, so that a page looks the same everywhere.
 */
export async function findBrowser(): Promise<FoundBrowser> {
  // Read when the package is imported: with it set, the package also unpacks the libraries that a bare machine lacks.
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  // The package takes a browser that another process is just unpacking for a whole one.
  const release = await lockfile.lock(tmpdir(), {
    lockfilePath: join(tmpdir(), 'broadsheet-browser.lock'),
    retries: { retries: 6000, factor: 1, minTimeout: 100 },
  });
  try {
    const fonts = join(tmpdir(), 'broadsheet-fonts.conf');
    await writeOnce(fonts, describeFonts(join(tmpdir(), 'fonts/fonts')));
    return { executablePath: await chromium.executablePath(), env: { ...process.env, FONTCONFIG_FILE: fonts } };
  } finally {
    await release();
  }
}

/** A browser that starts just now may be reading the file. */
async function writeOnce(path: string, text: string): Promise<void> {
  const found = await readFile(path, 'utf8').catch(() => undefined);
  if (found !== text) await writeFile(path, text);
}

function describeFonts(folder: string): string {
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    `<fontconfig><dir>${folder}</dir><cachedir>${folder}-cache</cachedir></fontconfig>`,
    '',
  ].join('\n');
}
