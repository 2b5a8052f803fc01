import { rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { measureCommand } from '../measure-command.ts';
import { type ChosenPage, choosePages } from './choose-pages.ts';
import { printReading } from './print-reading.ts';
import { serveCompressed } from './serve-compressed.ts';
import { startBrowser } from './start-browser.ts';
import { type Visit, visitPage } from './visit-page.ts';

const ENGINE_DIR = resolve(import.meta.dirname, '../../..');

/**
 * Visits five pages of a built site with Lighthouse as a slow phone does, and prints tables in Markdown.
 * @param rounds visits of each page; each with a browser of its own
 */
export async function measureReading(rounds: number): Promise<void> {
  const folder = join(tmpdir(), 'broadsheet-bench-reading');
  await rm(folder, { recursive: true, force: true });
  const outDir = join(folder, 'site');
  const server = await serveCompressed(outDir);
  try {
    // The site must know its address, or its canonical links lead elsewhere.
    const env = { ...process.env, OUT_DIR: outDir, SITE_URL: server.url.slice(0, -1), BASE_PATH: '/' };
    await measureCommand([process.execPath, join(ENGINE_DIR, 'scripts/run.mjs'), 'build'], process.cwd(), env);
    const pages = await choosePages(outDir);
    const visits = new Map<ChosenPage, Visit[]>(pages.map((page) => [page, []]));
    for (let round = 1; round <= rounds; round += 1) {
      for (const page of pages) {
        visits.get(page)?.push(await visitOnce(server.url + page.path));
        console.error(`round ${round} of ${rounds}: ${page.name}`);
      }
    }
    console.log(`${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}; median of ${rounds} visits\n`);
    await printReading(visits, outDir);
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function visitOnce(url: string): Promise<Visit> {
  const browser = await startBrowser();
  try {
    return await visitPage(url, browser.port);
  } finally {
    await browser.stop();
  }
}
