import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite, temporaryFolder } from '../../run-command.ts';
import { type FolderServer, serveFolder } from '../../serve-folder.ts';
import { launchBrowser } from '../launch-browser.ts';
import { findBrokenText } from '../look/find-broken-text.ts';

/** As deep as a body may be, see `BODY_LIMITS`. */
const DEEP = 20;
const WORDS = 'All that was said on that day.';
const LONG_WORD = 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(3);
const DEEP_LIST = `${'- '.repeat(DEEP)}${WORDS}`;

const BODIES: Readonly<Record<string, string>> = {
  lists: DEEP_LIST,
  // Shown as plain text.
  'two hundred lists and quotes': `${'- '.repeat(200)}${WORDS}\n\n${'> '.repeat(200)}${WORDS}`,
  'numbered lists': `${'1. '.repeat(DEEP)}${WORDS}`,
  quotes: `${'> '.repeat(DEEP)}${WORDS}`,
  'lists in quotes': `${'> - '.repeat(DEEP / 2)}${WORDS}`,
  'a long word in a list': `${'- '.repeat(DEEP)}${LONG_WORD}`,
  'code in quotes': `${'> '.repeat(DEEP - 1)}\`\`\`js\n${'> '.repeat(DEEP - 1)}const ${LONG_WORD} = 1;\n`,
  'a table in quotes': ['|a'.repeat(20), '|-'.repeat(20), '|1'.repeat(20)].map((row) => `${'> '.repeat(DEEP - 1)}${row}|\n`).join(''),
  'descriptions of HTML': `${'<dl><dt>a</dt><dd>'.repeat(DEEP)}${WORDS}`,
  'a heading in a list': `${'- '.repeat(DEEP)}# ${LONG_WORD}`,
  'a table of HTML': `<table><tr>${'<td>Eleven</td>'.repeat(30)}</tr></table>`,
  'tables of HTML': `${'<table><tr><td>a</td><td>'.repeat(DEEP)}${WORDS}`,
  'figures of HTML': `${'<figure>'.repeat(DEEP)}${WORDS}`,
};

/** As long as a name gets. */
const NAME = 'The Northern Counties Observer and Weekly Agricultural Ledger';

const TITLES = {
  long: 'The committee that says how long a headline may be has met again. '.repeat(6).trim(),
  compound: `${LONG_WORD} gewinnt den Rechtsschutzversicherungsprozess`,
  marked: 'Donau&shy;dampf&shy;schiff&shy;fahrts&shy;elektrizitäten&shy;haupt&shy;betriebs&shy;werk',
};

let browser: Browser;
let server: FolderServer;

beforeAll(async () => {
  const contentDir = await temporaryFolder();
  await mkdir(join(contentDir, 'news'));
  for (const [index, body] of Object.values(BODIES).entries()) {
    const fields = `title: Deep\npublishedDateTime: 2026-05-31T09:00:00Z\noriginalUrl: https://small.example/${index}\nprovider: { name: The Lamp, domain: lamp.example }`;
    await writeFile(join(contentDir, 'news', `deep-${index}.md`), `---\n${fields}\n---\n${body}\n`);
  }
  await writeFile(join(contentDir, 'site.yaml'), `title: ${NAME}\nlanguage: en-GB\n`);
  for (const [index, [slug, title]] of Object.entries(TITLES).entries()) {
    const fields = `title: ${JSON.stringify(title)}\nlanguage: de\npublishedDateTime: 2026-06-0${index + 1}T09:00:00Z\ntopics: [Headlines]`;
    await writeFile(join(contentDir, 'news', `${slug}.md`), `---\n${fields}\n---\n${WORDS}\n`);
  }
  server = await serveFolder((await buildSite(contentDir)).outDir, '/');
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

it.each(Object.keys(BODIES).map((name, index) => [name, index] as const))('%s are no wider than a phone', async (_, index) => {
  const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
  await page.goto(`${server.url}news/deep-${index}/`);
  const widths = await page.evaluate(() => {
    const body = document.querySelector('.body') as HTMLElement;
    const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    const boxes: DOMRect[] = [];
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(node);
      const isScrolled = node.parentElement?.closest('pre, table, .table-scroll');
      if (!isScrolled) boxes.push(...range.getClientRects());
    }
    const fontSize = Math.max(...[...body.querySelectorAll('*')].map((element) => Number.parseFloat(getComputedStyle(element).fontSize)));
    return { page: document.documentElement.scrollWidth, right: Math.max(0, ...boxes.map(({ right }) => right)), fontSize };
  });
  expect(widths.page).toBeLessThanOrEqual(320);
  expect(widths.right).toBeLessThanOrEqual(320);
  expect(widths.fontSize).toBeLessThan(40);
  await page.close();
});

describe.each([360, 1280, 1600])('titles and names as long as they may be, at %d pixels', (width) => {
  let page: Page;
  beforeAll(async () => {
    page = await browser.newPage({ viewport: { width, height: 800 } });
  });
  afterAll(() => page?.close());

  it('stay in the window and lie on nothing', async () => {
    for (const path of ['', 'topics/headlines/', 'archive/2026/06/', ...Object.keys(TITLES).map((slug) => `news/${slug}/`)]) {
      await page.goto(server.url + path);
      expect([path, ...(await findBrokenText(page))]).toEqual([path]);
    }
  });

  it('leave room for news', async () => {
    await page.goto(server.url);
    const { mast, name, lines } = await page.evaluate(() => {
      const headlines = [...document.querySelectorAll('.headline')];
      const linesOf = (element: Element) => element.clientHeight / Number.parseFloat(getComputedStyle(element).lineHeight);
      const heightOf = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().height ?? 0;
      return { mast: heightOf('.masthead'), name: heightOf('.nameplate'), lines: Math.max(...headlines.map(linesOf)) };
    });
    expect(mast).toBeLessThan(190);
    expect(name).toBeLessThan(84);
    expect(lines).toBeLessThan(8.5);
    await page.goto(`${server.url}news/long/`);
    const head = await page.evaluate(() => document.querySelector('.story-head')?.getBoundingClientRect().bottom ?? 0);
    expect(head).toBeLessThan(740);
  });
});

it('a title breaks where its author says, with a hyphen', async () => {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  await page.goto(`${server.url}news/marked/`);
  const [title, lines] = await page.evaluate(() => {
    const link = document.querySelector('h1')?.firstChild as Text;
    const range = document.createRange();
    range.selectNodeContents(link);
    return [document.title, range.getClientRects().length] as const;
  });
  expect(lines).toBeGreaterThan(1);
  expect(title).toContain('\u00ad');
  await page.close();
});
