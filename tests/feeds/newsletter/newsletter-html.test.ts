import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import type { SettingOverrides } from '../../../src/content/fields/site/site-settings.ts';
import { writeIssueHtml } from '../../../src/feeds/newsletter/newsletter-html.ts';
import { COLOURS } from '../../../src/theme/colours.ts';
import { findHarm } from '../../body/find-harm.ts';
import { makeArticle, makeProvider, makeTopic } from '../../content/make-article.ts';
import { firstIssue } from './make-newsletter.ts';

type Story = Parameters<typeof makeArticle>[0];

/** What mail programs need and pages of a site must not have. */
const MAIL_RULES = {
  'no-inline-style': 'off',
  'no-deprecated-attr': 'off',
  'no-conditional-comment': 'off',
  // Older mail programs know `presentation` only, which means the same as `none`.
  'presentation-role-style': 'off',
} as const;
const validator = new HtmlValidate({ extends: ['html-validate:recommended'], rules: MAIL_RULES });

async function validate(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ message, ruleId, line }) => `${line}: ${message} (${ruleId})`));
}

function write(stories: readonly Story[], overrides?: SettingOverrides, size?: { width: number; height: number }) {
  const { site, issue } = firstIssue(stories.map(makeArticle), overrides, size);
  return writeIssueHtml(issue, site);
}

const headlines = (html: string) => [...html.matchAll(/<h2[^>]*><a [^>]*>([^<]*)</g)].map(([, title]) => title);
const lines = (html: string) => [...html.matchAll(/<li[^>]*><a [^>]*>([^<]*)</g)].map(([, title]) => title);

const HOSTILE = '</script></title>"\'><img src=x onerror=alert(1)> <!--[if mso]> & &lt;b&gt; \u202eابجد {x}';
const picture = { url: 'images/a.webp', title: 'A swift', attribution: 'Drawing: A', isCached: false, width: undefined, height: undefined };
const FULL_STORY: Story = {
  slug: 'élan',
  title: 'A headline',
  excerpt: 'An excerpt of its own.',
  webUrl: 'https://lamp.example/story?a=1&b="2"',
  provider: makeProvider({ domain: 'lamp.example', name: 'The Lamp' }),
  topics: [makeTopic('science', { name: 'Science' })],
  images: [picture],
  type: 'video',
};

/** Another story, which no source tells twice. */
const other = (slug: string, story: Story = FULL_STORY): Story => ({ ...story, slug, webUrl: `https://lamp.example/${slug}` });

describe('an issue’s document', () => {
  it('is valid HTML with a doctype, a language, a direction and a title, and asks not to be indexed', async () => {
    const { document } = write([FULL_STORY, { slug: 'b' }, other('c')], { language: 'en-GB' });
    expect(document.startsWith('<!DOCTYPE html>\n<html lang="en-GB" dir="ltr">')).toBe(true);
    expect(document).toContain('<title>The Paper, 1 March 2026</title>');
    expect(document).toContain('<meta name="robots" content="noindex">');
    expect(await validate(document)).toEqual([]);
  });

  it('stays valid whatever titles, names and topics hold, and shows them as text', async () => {
    const provider = makeProvider({ domain: 'x.example', name: HOSTILE });
    const story = { ...FULL_STORY, title: HOSTILE, excerpt: `${HOSTILE} and more`, provider, topics: [makeTopic('t', { name: HOSTILE })] };
    const hostile = { ...story, images: [{ ...picture, title: HOSTILE, attribution: HOSTILE }] };
    const { document, fragment } = write([hostile, other('b', { ...hostile, title: `${HOSTILE} 7` })], {
      title: '"R&D" <b>',
      description: HOSTILE,
    });
    expect(await validate(document)).toEqual([]);
    const isForMail = (fault: string) => /^<\w+ (?:style|dir|lang|align|vAlign|bgColor|border|cellPadding|cellSpacing)>$/.test(fault);
    expect(findHarm(fragment, 'https://paper.example/pictures/').filter((fault) => !isForMail(fault))).toEqual([]);
    const shown = HOSTILE.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
    expect(headlines(document).toSorted()).toEqual([shown, `${shown} 7`]);
  });

  it.each([{}, { base: '/ai/' }])('names every address in full: %o', (overrides) => {
    const { document } = write([FULL_STORY, other('b'), { slug: 'c' }], overrides);
    const addresses = [...document.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, address]) => address);
    expect(addresses.length).toBeGreaterThan(15);
    for (const address of addresses) expect(address).toMatch(/^https:\/\//);
    expect(addresses).toContain(`https://paper.example${overrides.base ?? '/'}news/%C3%A9lan/`);
  });

  it('has the site’s colours and no other: those of the day in its elements, those of the night in its style sheet', () => {
    const { document } = write([FULL_STORY, other('b')]);
    const [sheet = ''] = /<style>.*<\/style>/.exec(document) ?? [];
    const listColours = (html: string) => [...new Set(html.match(/(?<!&)#[0-9a-f]{3,8}\b/g))].toSorted();
    const { paper, sheet: ground, ink, soft, rule, accent, cyan, magenta, yellow } = COLOURS;
    const byDay = [paper, ground, ink, soft, rule, accent, cyan, magenta, yellow].map(({ light }) => light);
    expect(listColours(document.replace(sheet, ''))).toEqual(byDay.toSorted());
    expect(listColours(sheet)).toEqual([paper, ground, ink, soft, rule, accent].map(({ dark }) => dark).toSorted());
  });

  it('leads with the highest quality, and with the newest story of those that have the same', () => {
    const at = (hour: number) => new Date(`2026-03-03T${hour}:00:00Z`);
    const stories = [
      { slug: 'newest', publishedAt: at(18) },
      { slug: 'bad', publishedAt: at(17), quality: -5 },
      { slug: 'good', publishedAt: at(16), quality: 80 },
      { slug: 'as-good-but-older', publishedAt: at(15), quality: 80 },
      { slug: 'oldest', publishedAt: at(14) },
    ];
    expect(headlines(write(stories).document)).toEqual(['good', 'as-good-but-older', 'newest', 'oldest', 'bad']);
    expect(headlines(write(stories.map(({ quality: _, ...story }) => story)).document)[0]).toBe('newest');
  });

  it('links headlines to the site’s own pages, and says where a story from elsewhere is', () => {
    const { document } = write([FULL_STORY, { slug: 'own', originalUrl: 'https://paper.example/own/' }]);
    expect(document).toMatch(/<h2[^>]*><a [^>]*href="https:\/\/paper\.example\/news\/%C3%A9lan\/" dir="auto">A headline<\/a><\/h2>/);
    expect(document).toMatch(/>Video · at <a [^>]*href="https:\/\/lamp\.example\/story\?a=1&amp;b=&quot;2&quot;">The Lamp<\/a><\/p>/);
    expect(document).toMatch(/<p [^>]*><b [^>]*>Example News<\/b><\/p>/);
  });

  it('states the size of each picture, never larger than it is', () => {
    const sizes = (html: string) =>
      [...html.matchAll(/<img [^>]*width="(\d+)" height="(\d+)" alt="([^"]*)"/g)].map((match) => match.slice(1));
    const stories = [FULL_STORY, other('b')];
    expect(sizes(write(stories).document)).toEqual([
      ['544', '286', 'A swift'],
      ['160', '84', 'A swift'],
    ]);
    expect(sizes(write(stories, {}, { width: 120, height: 63 }).document)).toEqual(Array(2).fill(['120', '63', 'A swift']));
    expect(write(stories).document).toContain('>Drawing: A</p>');
  });

  it('cuts excerpts before the word that would pass 300 characters, and leaves out those that repeat the title', () => {
    const { document } = write([
      { slug: 'a', excerpt: 'word '.repeat(100).trim() },
      { slug: 'b', title: 'Twice', excerpt: 'twice' },
    ]);
    const excerpt = /dir="auto">(word[^<]*)</.exec(document)?.[1] ?? '';
    expect([excerpt.length, excerpt.slice(-6)]).toEqual([295, ' word…']);
    expect(document).not.toContain('>twice<');
  });

  it('is written from right to left where the site’s language is', () => {
    const { document, fragment } = write([FULL_STORY, other('b')], { language: 'ar' });
    expect(document).toContain('<html lang="ar" dir="rtl">');
    expect(fragment.startsWith('<div lang="ar" dir="rtl">')).toBe(true);
    expect(fragment).toContain('padding-right:16px');
    // A summary in Latin letters begins where the headlines do.
    expect(fragment).toMatch(/text-align:right" dir="auto">An excerpt/);
  });

  it('has the content of its fragment, which has no head of its own', () => {
    const { document, fragment } = write([FULL_STORY]);
    expect(document).toContain(fragment);
    expect(fragment).not.toMatch(/<(?:html|head|body|style|meta|title|link)\b/);
  });

  it('says of a weekly issue which days it covers, and of each story its day', () => {
    const { document } = write([FULL_STORY], { newsletter: 'week', language: 'en-GB' });
    expect(document).toMatch(/<title>The Paper, 23 February\s–\s1 March 2026<\/title>/);
    expect(document).toContain('</a> · 1 March 2026</p>');
  });
});

describe('100,000 bytes', () => {
  const many = (count: number, story: (index: number) => Omit<Story, 'slug'>) =>
    Array.from({ length: count }, (_, index) => ({ slug: `story-${index}`, ...story(index) }));

  it.each([
    ['plain', (index: number) => ({ ...other(`s${index}`), excerpt: 'word '.repeat(80), title: `Story ${index}` })],
    [
      'monstrous',
      (index: number) => ({
        title: `${index} ${'"🗞️&'.repeat(2000)}`,
        excerpt: '"&'.repeat(5000),
        webUrl: `https://x.example/${index}${'a'.repeat(index % 2 ? 1400 : 100_000)}`,
        provider: makeProvider({ domain: 'x.example', name: '&'.repeat(9000) }),
        topics: [makeTopic('t', { name: '<'.repeat(9000) })],
        images: [{ ...picture, title: '"'.repeat(9000), attribution: '"'.repeat(9000) }],
      }),
    ],
  ])('hold 2,000 %s stories: some with excerpts, more as headlines, the rest as a number', async (_, story) => {
    const { document } = write(many(2000, story), { title: 'T'.repeat(3000), description: '&'.repeat(3000) });
    expect(Buffer.byteLength(document)).toBeLessThanOrEqual(100_000);
    // Fonts have room besides, and one story more has none.
    expect(Buffer.byteLength(document)).toBeGreaterThan(90_000);
    const full = headlines(document).length;
    const brief = lines(document).length;
    const [, omitted, month] = /And ([\d,]+) more in the archive: <a [^>]*>([^<]*)</.exec(document) ?? [];
    expect([full, brief].every((count) => count > 5)).toBe(true);
    expect([full + brief + Number(omitted?.replace(',', '')), month]).toEqual([2000, 'March 2026']);
    expect(document).toContain('href="https://paper.example/archive/2026/03/"');
    expect(await validate(document)).toEqual([]);
  });

  it('hold a day that one story fills, told by 2,000 sources that all were wrong', () => {
    const corrections = [{ at: new Date('2026-03-01T12:00:00Z'), text: '"&'.repeat(5000) }];
    const { document } = write(
      many(2000, (index) => ({
        title: 'The bridge opens & nobody falls in',
        provider: makeProvider({ domain: `x${index}.example`, name: `Source ${index}` }),
        corrections,
      })),
    );
    expect(Buffer.byteLength(document)).toBeLessThanOrEqual(100_000);
    expect(document).toMatch(/Also at .*Source \d+.* and \d+ more/);
    expect(document).toMatch(/<h2[^>]*>Corrections<.*href="https:\/\/paper\.example\/corrections\/">and 1,992 more</s);
  });

  it('hold all the stories of a usual day: the weightiest twelve with their summaries, the others in brief', () => {
    const { document } = write(
      many(20, (index) => ({ ...other(`s${index}`), title: `Story ${index}`, excerpt: 'word '.repeat(80) })).map((story, i) => ({
        ...story,
        slug: `s${i}`,
      })),
    );
    expect([headlines(document).length, lines(document).length]).toEqual([12, 8]);
    expect(document).not.toContain('more in the archive');
    expect(document.match(/<img /g)).toHaveLength(6);
  });
});

describe('ranks', () => {
  it('show in the size of letters, whatever the length of a headline and whether it has a picture', () => {
    const long = 'a headline of many words and no picture '.repeat(6);
    const sizes = (stories: readonly Story[]) =>
      [...write(stories).document.matchAll(/<h2[^>]*font:bold (\d+)px[^>]*><a /g)].map(([, size]) => Number(size));
    const short = (slug: string) => other(slug, { ...FULL_STORY, title: `No. ${slug}` });
    const told = [
      sizes([
        { ...FULL_STORY, quality: 9 },
        { slug: 'b', title: long },
      ]),
      sizes([{ slug: 'b', title: long, quality: 9 }, FULL_STORY, short('1'), short('2')]),
    ];
    expect(told).toEqual([
      [32, 18],
      [24, 20, 20, 20],
    ]);
  });
});
