import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { hashSource } from '../../src/security/content-security-policy.ts';
import { checkHtml } from '../check-html.ts';
import { checkLinks } from '../check-links.ts';
import { readElements } from '../check-xml.ts';
import { type BuiltSite, buildSite, readTree } from '../run-command.ts';

describe.each(['/', '/ai/'])('the sample publication under %s', (base) => {
  let site: BuiltSite;

  beforeAll(async () => {
    site = await buildSite('content', { BASE_PATH: base, SOURCE_DATE_EPOCH: String(Date.UTC(2026, 10, 23) / 1000) });
  });

  it('builds without a problem, with drafts and future stories left out', () => {
    expect(site.stderr).toBe('');
    expect(site.stdout).toContain('46 articles published (5 unpublished, 2 articles wait until');
  });

  // Under a base path pages are the same but for their addresses.
  if (base === '/')
    it('is valid HTML', async () => {
      expect(await checkHtml(site.outDir)).toEqual([]);
    });

  it('has no broken link', async () => {
    const { broken, followed } = await checkLinks(site.outDir, base);
    expect(broken).toEqual([]);
    expect(followed).toBeGreaterThan(100);
  });

  it('has a well-formed feed with a whole story in it, and the correction of one', async () => {
    const feed = await readFile(join(site.outDir, 'rss.xml'), 'utf8');
    expect(readElements(feed, 'guid')).toHaveLength(47);
    expect(readElements(feed, 'content:encoded').length).toBeGreaterThan(10);
    for (const link of readElements(feed, 'link').slice(1)) expect(link.startsWith(`https://parallax.example${base}news/`)).toBe(true);
  });

  it('loads nothing from another host', async () => {
    for (const [path, html] of await readTree(site.outDir)) {
      if (!path.endsWith('.html')) continue;
      const loaded = [...html.matchAll(/(?:\ssrc|srcset|<link rel="(?:preload|stylesheet|icon)"[^>]* href)="(https?:[^"]+)"/g)].map(
        ([, address]) => address,
      );
      const own = `https://parallax.example${base}`;
      expect(
        loaded.filter((address) => !address?.startsWith(own)),
        path,
      ).toEqual([]);
    }
  });

  it('lets hosts allow each style sheet of each page, and gives a page those of what it shows', async () => {
    const tree = await readTree(site.outDir);
    const headers = tree.get('_headers') ?? '';
    // Longer lines Cloudflare passes over: https://developers.cloudflare.com/pages/configuration/headers/
    expect(Math.max(...headers.split('\n').map(({ length }) => length))).toBeLessThan(2000);
    for (const [path, html] of tree) {
      if (!path.endsWith('.html') || /^newsletter\/\d/.test(path)) continue;
      for (const [, sheet = ''] of html.matchAll(/<style>(.*?)<\/style>/gs)) {
        expect(headers.includes(hashSource(Buffer.from(sheet, 'latin1').toString())), path).toBe(true);
      }
    }
    const shown: [text: string, sheet: string][] = [
      ['<pre', '.copy-code{'],
      ['<table', '.table-scroll{'],
      ['<nav class="contents"', '.contents summary{'],
      ['class="footnote-ref"', '.footnote-ref{'],
      ['class="video is-video"', '.play-label{'],
      ['<section class="corrections"', '.corrections li{'],
      ['<section class="coverage"', '.coverage li{'],
    ];
    const stories = [...tree].filter(([path]) => path.startsWith('news/')).map(([, html]) => html);
    for (const [text, sheet] of shown) {
      const [having, others] = [stories.filter((html) => html.includes(text)), stories.filter((html) => !html.includes(text))];
      expect(
        having.filter((html) => !html.includes(sheet)),
        text,
      ).toEqual([]);
      expect(having.length, text).toBeGreaterThan(0);
      expect(
        others.some((html) => !html.includes(sheet)),
        text,
      ).toBe(true);
    }
  });

  it('keeps an article’s HTML with its style small enough for the first round trip', async () => {
    const { gzipSync } = await import('node:zlib');
    for (const [path, html] of await readTree(site.outDir)) {
      if (path.startsWith('news/')) expect(gzipSync(Buffer.from(html, 'latin1')).length, path).toBeLessThan(14 * 1024);
    }
  });
});
