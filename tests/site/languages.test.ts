import { appendFile, copyFile, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { derivePalette } from '../../src/theme/derive-palette.ts';
import { ar } from '../../src/words/ar.ts';
import { de } from '../../src/words/de.ts';
import { en } from '../../src/words/en.ts';
import type { Words } from '../../src/words/words.ts';
import { launchBrowser } from '../browser/launch-browser.ts';
import { readMoved, slowDown } from '../browser/look/find-motion.ts';
import { checkHtml } from '../check-html.ts';
import { type BuiltSite, buildSite, readTree, temporaryFolder } from '../run-command.ts';
import { serveFolder } from '../serve-folder.ts';
import { listEntries, type WordsEntry } from '../words/list-entries.ts';
import { readTexts } from './read-texts.ts';

const CLOCK = { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 5, 1) / 1000) };

/** The small publication in another language. */
async function buildIn(
  language: string,
  addOwn: (contentDir: string) => Promise<void> = async () => {},
): Promise<BuiltSite & { pages: Map<string, string> }> {
  const contentDir = join(await temporaryFolder(), 'content');
  await cp('tests/fixtures/small', contentDir, { recursive: true });
  const file = join(contentDir, 'site.yaml');
  await writeFile(file, `${await readFile(file, 'utf8')}language: ${language}\n`);
  await addOwn(contentDir);
  const site = await buildSite(contentDir, CLOCK);
  const tree = await readTree(site.outDir);
  const files = [...tree].filter(([path]) => /\.(?:html|xml|txt)$/.test(path) || path.endsWith('feed.json'));
  return { ...site, pages: new Map(files.map(([path, bytes]) => [path, Buffer.from(bytes, 'latin1').toString()])) };
}

/** Letters of a sentence around what is filled in; with fewer, `at {provider}` would be found in any text. */
const FEWEST = 5;

/** Finds the sentence that a text is, or a part of beside a link. */
function createFinder(entries: readonly WordsEntry[]) {
  const sentences = entries.flatMap(({ sentence, forms }) => [sentence, ...Object.values(forms)]);
  const quote = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const patterns = sentences.flatMap((sentence) => {
    const parts = sentence.split(/\{\w+\}/).map((part) => part.trim());
    if (parts.length > 1 && parts.join('').length < FEWEST) return [];
    const texts = [parts.map(quote).join('\\s?.+\\s?'), ...parts.filter((part) => part.length >= FEWEST).map(quote)];
    return texts.map((text) => ({ sentence, pattern: new RegExp(`^${text}$`, 'su') }));
  });
  return (text: string) => patterns.find(({ pattern }) => pattern.test(text))?.sentence;
}

/** The English entries that a translation says otherwise. */
function listTranslated(words: Words): WordsEntry[] {
  const translated = new Map(listEntries(words).map((entry) => [entry.path, entry]));
  return listEntries(en).filter(({ path, sentence }) => translated.get(path)?.sentence !== sentence);
}

/** What a site says in English though there is a translation. */
function listEnglish({ pages }: { pages: ReadonlyMap<string, string> }, words: Words): string[] {
  const find = createFinder(listTranslated(words));
  return [...pages].flatMap(([path, document]) =>
    readTexts(path, document).flatMap(({ text }) => {
      const sentence = find(text);
      return sentence ? [`${path}: ${sentence}`] : [];
    }),
  );
}

const HOSTILE_SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" onload="alert(1)"><script>alert(1)</script><path fill="#0b6b3a" d="M20 2 38 38H2z"/></svg>';
const HOSTILE_WORDS = '</script><img src=x onerror="alert(1)">"\'القائمة';

/** All that a paper may settle of its look, and words of its own that are hostile. */
async function addOwnLook(contentDir: string): Promise<void> {
  await mkdir(join(contentDir, 'fonts'));
  await mkdir(join(contentDir, 'words'));
  await copyFile('src/theme/fonts/newsreader-400-italic.woff2', join(contentDir, 'fonts/own.woff2'));
  await writeFile(join(contentDir, 'images/mark.svg'), HOSTILE_SVG);
  await writeFile(join(contentDir, 'words/ar.yaml'), JSON.stringify({ site: { menu: escapeTags(HOSTILE_WORDS), more: 'عن الصحيفة' } }));
  await appendFile(
    join(contentDir, 'site.yaml'),
    `logo: { light: images/mark.svg, dark: images/lamp.png }
icon: images/mark.svg
colours: { accent: "#0b6b3a", paper: "#fff1e5" }
typefaces: { display: fonts/own.woff2, text: fonts/own.woff2 }
`,
  );
}

/** Two of another character than the ones that readers' machines have. */
async function addOwnTypefaces(contentDir: string): Promise<void> {
  await mkdir(join(contentDir, 'fonts'));
  for (const name of ['schibsted-grotesk-800.woff2', 'newsreader-400.woff2'])
    await copyFile(join('src/theme/fonts', name), join(contentDir, 'fonts', name));
  const typefaces = 'typefaces: { display: fonts/newsreader-400.woff2, text: fonts/schibsted-grotesk-800.woff2 }\n';
  await appendFile(join(contentDir, 'site.yaml'), typefaces);
}

/** As an author may write them; else they are dropped as tags. */
function escapeTags(text: string): string {
  return text.replaceAll('<', '&lt;');
}

const DATE = /<time[^>]*>([^<]*)</g;

function listMatches({ pages }: { pages: ReadonlyMap<string, string> }, place: string, pattern: RegExp): string[] {
  return [...(pages.get(`${place}index.html`) ?? '').matchAll(pattern)].map(([, text = '']) => text);
}

describe('a site in German', () => {
  let site: Awaited<ReturnType<typeof buildIn>>;
  beforeAll(async () => {
    site = await buildIn('de', addOwnTypefaces);
  });

  it('builds, as good HTML', async () => {
    expect([site.status, site.stderr]).toEqual([0, '']);
    expect(await checkHtml(site.outDir)).toEqual([]);
  });

  it('says nothing in English but what its authors do', () => {
    expect(listEnglish(site, de)).toEqual([]);
  });

  it('says German words on every page, and in its feeds', () => {
    const translated = new Set(listTranslated(de).map(({ path }) => path));
    const find = createFinder(listEntries(de).filter(({ path }) => translated.has(path)));
    const silent = [...site.pages].filter(
      ([path, document]) =>
        path.endsWith('.html') && /<main|<table/.test(document) && !readTexts(path, document).some(({ text }) => find(text)),
    );
    expect(silent.map(([path]) => path)).toEqual([]);
    expect(site.pages.get('rss.xml')).toContain('Quelle: ');
    expect(site.pages.get('opml.xml')).toContain('text="Themen"');
  });

  it.each([360, 1280])('moves nothing where its own fonts come late over a slow network, at %i pixels', async (width) => {
    const [server, browser] = [await serveFolder(site.outDir), await launchBrowser()];
    const page = await browser.newPage({ viewport: { width, height: 800 }, serviceWorkers: 'block' });
    await slowDown(page, /\.woff2$/);
    for (const path of ['', 'news/2026-01-03-hosted/', 'topics/science/']) {
      await page.goto(server.url + path);
      // In the browser's cache since then, where they come at once.
      for (const visit of ['first', 'second']) {
        await page.evaluate(() => document.fonts.ready);
        expect([path, visit, await readMoved(page)]).toEqual([path, visit, []]);
        const loaded = await page.evaluate(() =>
          [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
        );
        expect(loaded.join()).toContain('Paper ');
        await page.reload();
      }
    }
    await browser.close();
    await server.close();
  });

  it('writes dates and numbers as Germans do', () => {
    expect(listMatches(site, 'news/2026-01-03-hosted/', DATE)[0]).toBe('4. Januar 2026 um 04:30');
    expect(listMatches(site, 'topics/physics/', DATE)[0]).toBe('4. Januar 2026');
    expect(listMatches(site, 'newsletter/', /aria-label="([^"]*2026)"/g)).toContain('5. Januar 2026');
    expect(listMatches(site, 'newsletter/2026-01-05/', /<td class="i"[^>]*>([^<]*)</g)[0]).toBe('Montag, 5. Januar 2026');
    expect(listMatches(site, 'feeds/', /class="count">([^<]*\d[^<]*)</g)).toContain('1,5 pro Woche');
  });
});

describe('a site in Arabic', () => {
  let site: Awaited<ReturnType<typeof buildIn>>;
  beforeAll(async () => {
    site = await buildIn('ar-EG', addOwnLook);
  });

  it('is written from right to left, pages of one line included', async () => {
    const documents = [...site.pages].filter(([path]) => path.endsWith('.html'));
    expect(documents.length).toBeGreaterThan(20);
    expect(documents.filter(([, html]) => !html.includes('<html lang="ar-EG" dir="rtl">')).map(([path]) => path)).toEqual([]);
    expect(await checkHtml(site.outDir)).toEqual([]);
  });

  it('wears the look of its own: colours and fonts in every page, its mark in masthead, manifest and newsletter', async () => {
    const page = site.pages.get('topics/science/index.html') ?? '';
    const { accent, paper } = derivePalette({ accent: { light: '#0b6b3a' }, paper: { light: '#fff1e5' } });
    const pages = [...site.pages].filter(([path, html]) => path.endsWith('.html') && html.includes('theme-color'));
    expect(pages.length).toBeGreaterThan(20);
    for (const [, html] of pages) {
      expect(html).toContain(`--paper:light-dark(${paper.light},${paper.dark})`);
      expect(html).toContain(`<meta name="theme-color" content="#fff1e5"`);
    }
    const [, font = ''] = /@font-face\{font-family:"Paper Text";src:url\(([^)]*)\)/.exec(page) ?? [];
    expect(await readFile(join(site.outDir, font))).toEqual(await readFile('src/theme/fonts/newsreader-400-italic.woff2'));
    expect(page).toContain(`<link rel="preload" as="font" type="font/woff2" href="${font}" crossorigin>`);
    expect(page).toMatch(
      /<a class="has-logo" href="\/"><img class="by-day" src="\/pictures\/\w+\.svg"[^>]* alt><img class="by-night" src="\/pictures\/\w+\.webp"/,
    );
    const manifest = JSON.parse(await readFile(join(site.outDir, 'manifest.webmanifest'), 'utf8'));
    expect([manifest.theme_color, manifest.background_color]).toEqual(['#fff1e5', '#fff1e5']);
    for (const [name, width] of Object.entries({ 192: 192, 512: 512, maskable: 512, logo: 112 }))
      expect([name, (await sharp(join(site.outDir, `icons/${name}.png`)).metadata()).width]).toEqual([name, width]);
    const issue = site.pages.get('newsletter/2026-01-05/index.html') ?? '';
    expect(issue).toContain(`background-color:${paper.light}`);
    expect(issue).toContain(accent.light);
    expect(issue).toMatch(/<img class="l" src="https:\/\/small\.example\/icons\/logo\.png" width="56" height="56" alt=""/);
  });

  it('neither runs what stands in its pictures nor in its words', async () => {
    const svgs = [...(await readTree(site.outDir))].filter(([path]) => path.endsWith('.svg')).map(([, text]) => text);
    expect(svgs.filter((svg) => /0b6b3a/.test(svg)).length).toBeGreaterThan(1);
    expect(svgs.filter((svg) => /script|onload/i.test(svg))).toEqual([]);
    const front = site.pages.get('index.html') ?? '';
    expect(front).toContain('القائمة');
    expect(front).not.toContain('<img src=x');
    expect(front).toContain('aria-label="عن الصحيفة"');
  });

  it('points with its arrows where the reader goes', () => {
    const arrows = (place: string) => listMatches(site, place, /rel="(?:prev|next)">.*?([←→])/g);
    expect([arrows('topics/science/'), arrows('topics/science/1/')]).toEqual([['←'], ['→']]);
  });

  it('says nothing in English but what its authors do', () => {
    expect(listEnglish(site, ar)).toEqual([]);
    expect(listMatches(site, 'topics/science/', /class="older"[^>]*>([^<]*)</g)).toEqual(['الأقدم']);
  });

  it('writes dates as its readers do', () => {
    expect(listMatches(site, 'topics/physics/', DATE)[0]).toBe('٤ يناير ٢٠٢٦');
  });
});

describe('a site in a language that nobody has translated the words into', () => {
  it('marks them as English wherever they stand in the text of a page', async () => {
    const site = await buildIn('nl');
    const find = createFinder(listEntries(en));
    const unmarked = [...site.pages].flatMap(([path, document]) =>
      readTexts(path, document).flatMap(({ text, language, isApart }) => {
        const sentence = isApart || language === 'en' ? undefined : find(text);
        return sentence ? [`${path}: ${sentence}`] : [];
      }),
    );
    expect(unmarked).toEqual([]);
    expect(await checkHtml(site.outDir)).toEqual([]);
  });
});
