import type { Article } from '../../content/article.ts';
import { changedAt, findForeignCanonical } from '../../content/story-source.ts';
import type { StoriesPage } from '../../lists/numbered-pages.ts';
import type { NumberedList } from '../../lists/story-list.ts';
import type { Site } from '../../site.ts';
import { element, textElement } from '../markup.ts';

/** Addresses in one file; the protocol allows 50,000 (https://www.sitemaps.org/protocol.html). */
const MAX_ADDRESSES = 45_000;

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

export interface SitemapEntry {
  /** An address of this site, without scheme and host. */
  path: string;
  /** When its content changed; undefined for a page that no story stands on. */
  changed: Date | undefined;
}

type SitemapSite = Pick<
  Site,
  | 'settings'
  | 'addresses'
  | 'stories'
  | 'lastChange'
  | 'topics'
  | 'topic'
  | 'providers'
  | 'provider'
  | 'authors'
  | 'author'
  | 'hasAuthors'
  | 'months'
  | 'month'
  | 'pages'
  | 'corrections'
  | 'hasCorrections'
>;

/** The file for the lists. */
const LISTS = 'lists';

/**
 * The names of the sitemap's files: those for each month's stories, so that a new story touches only its month's, and those for
 * the lists. The address of one is `Addresses.sitemapPart(name)`.
 */
export function nameSitemapParts(site: SitemapSite): string[] {
  return listParts(site).flatMap(({ name, entries }) =>
    Array.from({ length: Math.ceil(entries().length / MAX_ADDRESSES) }, (_, index) => (index === 0 ? name : `${name}-${index + 1}`)),
  );
}

/** What stands in one of them. Only canonical pages are in it. */
export function findSitemapPart(part: string, site: SitemapSite): SitemapEntry[] {
  const [, name = '', number = '1'] = /^(lists|\d+-\d\d)(?:-(\d+))?$/.exec(part) ?? [];
  const entries = name === LISTS ? listPages(site) : listStories(name, site);
  return entries.slice((Number(number) - 1) * MAX_ADDRESSES, Number(number) * MAX_ADDRESSES);
}

function listParts(site: SitemapSite): { name: string; entries: () => SitemapEntry[] }[] {
  const months = site.months().map(({ year, month }) => `${year}-${month}`);
  return [{ name: LISTS, entries: () => listPages(site) }, ...months.map((name) => ({ name, entries: () => listStories(name, site) }))];
}

/** @param name of a month, `2026-03` */
function listStories(name: string, { month, settings, addresses }: SitemapSite): SitemapEntry[] {
  const [year = '', ofYear = ''] = name.split('-');
  return month(year, ofYear)
    .stories()
    .filter((article) => findForeignCanonical(article, settings) === undefined)
    .map((article) => ({ path: addresses.article(article.slug), changed: changedAt(article) }));
}

/** The index that names the other files. */
export function writeSitemapIndex(site: SitemapSite): string {
  const { addresses } = site;
  const entries = nameSitemapParts(site).map((name) => {
    const changed = findSitemapPart(name, site).map((entry) => entry.changed);
    return writeEntry('sitemap', addresses.absolute(addresses.sitemapPart(name)), newest(changed));
  });
  return writeDocument('sitemapindex', entries);
}

export function writeSitemap(entries: readonly SitemapEntry[], { addresses }: Pick<Site, 'addresses'>): string {
  return writeDocument(
    'urlset',
    entries.map(({ path, changed }) => writeEntry('url', addresses.absolute(path), changed)),
  );
}

/** Every page but the stories' own. */
function listPages(site: SitemapSite): SitemapEntry[] {
  const { settings, addresses } = site;
  const changed = site.lastChange();
  const page = (path: string, stories: readonly Article[]) => ({ path, changed: newest(stories.map(changedAt)) });
  const numbered = (list: NumberedList<Article> | undefined, address: (number?: number) => string) =>
    listNumbered(list, ({ number, items }) => page(address(number), items));
  return [
    { path: addresses.home, changed },
    { path: addresses.topics, changed },
    { path: addresses.providers, changed },
    ...(site.hasAuthors() ? [{ path: addresses.authors, changed }] : []),
    { path: addresses.archive, changed },
    { path: addresses.trending, changed },
    { path: addresses.feedList, changed },
    ...(settings.newsletter === 'none' ? [] : [{ path: addresses.newsletter, changed }]),
    { path: addresses.search, changed: undefined },
    ...site.pages().map(({ path }) => ({ path: addresses.page(path), changed: undefined })),
    ...(site.hasCorrections()
      ? listNumbered(site.corrections, ({ number, items }) => ({
          path: addresses.corrections(number),
          changed: newest(items.map(({ correction }) => correction.at)),
        }))
      : []),
    ...site.topics().flatMap(({ topic: { slug } }) => numbered(site.topic(slug), (number) => addresses.topic(slug, number))),
    ...site
      .providers()
      .flatMap(({ provider: { domain } }) => numbered(site.provider(domain), (number) => addresses.provider(domain, number))),
    ...site.authors().flatMap(({ author: { slug } }) => numbered(site.author(slug), (number) => addresses.author(slug, number))),
    ...site.months().map(({ year, month }) => page(addresses.month(year, month), site.month(year, month).stories())),
  ];
}

function listNumbered<Item>(list: NumberedList<Item> | undefined, describe: (page: StoriesPage<Item>) => SitemapEntry): SitemapEntry[] {
  const pages = list?.pageNumbers().map((number) => list.page(number)) ?? [];
  return pages.flatMap((page) => (page?.kind === 'stories' ? [describe(page)] : []));
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
