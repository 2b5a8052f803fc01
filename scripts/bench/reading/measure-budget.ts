import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Bytes: what a server may send before it waits for the browser's answer (https://tylercipriani.com/blog/2016/09/25/the-14kb-in-the-tcp-initial-window/). */
export const FIRST_ROUND_TRIP = 14 * 1024;

export interface WeighedPage {
  path: string;
  /** Of its HTML and style sheets, each compressed by gzip. */
  bytes: number;
}

/** Every article's page, the lightest first. */
export async function weighArticles(outDir: string): Promise<WeighedPage[]> {
  const slugs = (await readdir(join(outDir, 'news'), { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const pages = await Promise.all(slugs.map(async ({ name }) => weighPage(outDir, `news/${name}/`)));
  return pages.toSorted((a, b) => a.bytes - b.bytes);
}

async function weighPage(outDir: string, path: string): Promise<WeighedPage> {
  const html = await readFile(join(outDir, path, 'index.html'));
  const sheets = [...html.toString().matchAll(/<link[^>]* rel="stylesheet"[^>]* href="([^"]+)"/g)].map(([, href = '']) => href);
  const files = await Promise.all(sheets.map((href) => readFile(join(outDir, href))));
  return { path, bytes: [html, ...files].reduce((sum, bytes) => sum + gzipSync(bytes).length, 0) };
}
