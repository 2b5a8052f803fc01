import type { Article } from '../../content/article.ts';
import { changedAt, findForeignCanonical } from '../../content/story-source.ts';
import type { StoryGroup } from '../../lists/group-articles.ts';
import { hasCorrectionsPage, splitCorrections } from '../../lists/list-corrections.ts';
import { splitStories } from '../../lists/split-stories.ts';
import type { Site } from '../../site.ts';
import { element, textElement } from '../markup.ts';

/** Addresses in one file; the protocol allows 50,000 (https://www.sitemaps.org/protocol.html). */
const MAX_ADDRESSES = 45_000;

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** One file of the sitemap. */
export interface SitemapPart {
  /** Its address is `Addresses.sitemapPart(name)`. */
  name: string;
  entries: readonly SitemapEntry[];
}

export interface SitemapEntry {
  /** An address of this site, without scheme and host. */
  path: string;
  /** When its content changed; undefined for a page that no story stands on. */
  changed: Date | undefined;
}

type SitemapSite = Pick<
  Site,
  'settings' | 'addresses' | 'articles' | 'takenOff' | 'topics' | 'providers' | 'authors' | 'months' | 'pages' | 'corrections'
>;

/**
 * The files of the sitemap: one for each month's stories, so that a new story touches only its month's,
 * and one for the lists. Only canonical pages are in it.
 */
export function listSitemapParts(site: SitemapSite): SitemapPart[] {
  const { addresses, months, settings } = site;
  const ofMonths = months.flatMap(({ year, month, articles }) =>
    splitIntoParts(
      `${year}-${month}`,
      articles
        .filter((article) => findForeignCanonical(article, settings) === undefined)
        .map((article) => ({ path: addresses.article(article.slug), changed: changedAt(article) })),
    ),
  );
  return [...splitIntoParts('lists', listPages(site)), ...ofMonths];
}

/** The index that names the other files. */
export function writeSitemapIndex(parts: readonly SitemapPart[], { addresses }: Pick<Site, 'addresses'>): string {
  const entries = parts.map(({ name, entries: ofPart }) =>
    writeEntry('sitemap', addresses.absolute(addresses.sitemapPart(name)), newest(ofPart.map(({ changed }) => changed))),
  );
  return writeDocument('sitemapindex', entries);
}

export function writeSitemap({ entries }: SitemapPart, { addresses }: Pick<Site, 'addresses'>): string {
  return writeDocument(
    'urlset',
    entries.map(({ path, changed }) => writeEntry('url', addresses.absolute(path), changed)),
  );
}

/** Every page but the stories' own. */
function listPages(site: SitemapSite): SitemapEntry[] {
  const { settings, addresses, articles, topics, providers, authors, months, pages, corrections } = site;
  const page = (path: string, stories: readonly Article[]) => ({ path, changed: newest(stories.map(changedAt)) });
  const numbered = (group: StoryGroup, address: (number?: number) => string) =>
    splitStories(group, settings.pageSize).flatMap((numberedPage) =>
      numberedPage.kind === 'stories' ? [page(address(numberedPage.number), numberedPage.items)] : [],
    );
  return [
    page(addresses.home, articles),
    page(addresses.topics, articles),
    page(addresses.providers, articles),
    ...(authors.length > 0 ? [page(addresses.authors, articles)] : []),
    page(addresses.archive, articles),
    page(addresses.trending, articles),
    page(addresses.feedList, articles),
    ...(settings.newsletter === 'none' ? [] : [page(addresses.newsletter, articles)]),
    { path: addresses.search, changed: undefined },
    ...pages.map(({ path }) => ({ path: addresses.page(path), changed: undefined })),
    ...(hasCorrectionsPage(corrections, settings) ? listCorrectionPages(site) : []),
    ...topics.flatMap((group) => numbered(group, (number) => addresses.topic(group.topic.slug, number))),
    ...providers.flatMap((group) => numbered(group, (number) => addresses.provider(group.provider.domain, number))),
    ...authors.flatMap((group) => numbered(group, (number) => addresses.author(group.author.slug, number))),
    ...months.map(({ year, month, articles: ofMonth }) => page(addresses.month(year, month), ofMonth)),
  ];
}

function listCorrectionPages({ corrections, takenOff, settings, addresses }: SitemapSite): SitemapEntry[] {
  return splitCorrections({ corrections, takenOff }, settings.pageSize).flatMap((page) =>
    page.kind === 'stories'
      ? [{ path: addresses.corrections(page.number), changed: newest(page.items.map(({ correction }) => correction.at)) }]
      : [],
  );
}

function splitIntoParts(name: string, entries: readonly SitemapEntry[]): SitemapPart[] {
  const count = Math.ceil(entries.length / MAX_ADDRESSES);
  return Array.from({ length: count }, (_, index) => ({
    name: index === 0 ? name : `${name}-${index + 1}`,
    entries: entries.slice(index * MAX_ADDRESSES, (index + 1) * MAX_ADDRESSES),
  }));
}

function newest(moments: readonly (Date | undefined)[]): Date | undefined {
  const latest = moments.reduce(
    (known, moment) => Math.max(known, moment?.getTime() ?? Number.NEGATIVE_INFINITY),
    Number.NEGATIVE_INFINITY,
  );
  return Number.isFinite(latest) ? new Date(latest) : undefined;
}

function writeEntry(name: 'url' | 'sitemap', address: string, changed: Date | undefined): string {
  return element(name, {}, textElement('loc', address) + textElement('lastmod', changed?.toISOString()));
}

function writeDocument(root: string, entries: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, { xmlns: NAMESPACE }, `\n${entries.join('\n')}\n`)}\n`;
}
