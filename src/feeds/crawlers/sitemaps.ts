import { changedAt, findForeignCanonical } from '../../content/story-source.ts';
import { hasDayPages } from '../../lists/archive/has-day-pages.ts';
import type { StoryList } from '../../lists/story-list.ts';
import type { Site } from '../../site.ts';
import { THEME_PAGES } from '../../theme/slots/theme-pages.ts';
import { element, textElement } from '../markup.ts';

/** Addresses in one file; the protocol allows 50,000 (https://www.sitemaps.org/protocol.html). */
const MAX_ADDRESSES = 45_000;
/** Stories in one file: a new one writes its file again. */
const MAX_STORIES = 1000;

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
  | 'closedPages'
  | 'monthsOfClosedPages'
>;

/** The files for the lists: their newest pages, and what stands alone. */
const LISTS = 'lists';
/** Begins the names of the files for numbered pages, each of those that were filled in one month. */
const PAGES = 'pages-';

/**
 * The names of the sitemap's files. None grows with the archive: a file names the stories of a month, a thousand at most, counted from
 * the oldest; or the numbered pages that were filled in a month; or the lists. The address of one is `Addresses.sitemapPart(name)`.
 */
export function nameSitemapParts(site: SitemapSite): string[] {
  return [
    ...split(LISTS, listPages(site).length, MAX_ADDRESSES),
    ...site.monthsOfClosedPages().flatMap((month) => split(PAGES + month, listClosed(month, site).length, MAX_ADDRESSES)),
    ...site
      .months()
      .flatMap(({ year, month, count }) => split(`${year}-${month}`, count, MAX_STORIES))
      .filter((name) => site.settings.canonical !== 'source' || findSitemapPart(name, site).length > 0),
  ];
}

/** `2026-03`, `2026-03-2` … */
function split(name: string, count: number, most: number): string[] {
  return Array.from({ length: Math.ceil(count / most) }, (_, index) => (index === 0 ? name : `${name}-${index + 1}`));
}

/** @returns what the parts of `split` are made of, and which one it is, from 0 */
function readName(part: string): { name: string; index: number } {
  const [, name = '', number = '1'] = /^(lists|(?:pages-)?\d+-\d\d)(?:-(\d+))?$/.exec(part) ?? [];
  return { name, index: Number(number) - 1 };
}

/** What stands in one of them. Only canonical pages are in it. */
export function findSitemapPart(part: string, site: SitemapSite): SitemapEntry[] {
  const { name, index } = readName(part);
  const slice = (entries: SitemapEntry[]) => entries.slice(index * MAX_ADDRESSES, (index + 1) * MAX_ADDRESSES);
  if (name === LISTS) return slice(listPages(site));
  if (name.startsWith(PAGES)) return slice(listClosed(name.slice(PAGES.length), site));
  return openMonth(name, site)
    .part(index * MAX_STORIES, (index + 1) * MAX_STORIES)
    .filter((article) => findForeignCanonical(article, site.settings) === undefined)
    .map((article) => ({ path: site.addresses.article(article.slug), changed: changedAt(article) }));
}

/** When something in a file last changed; of several for one month, in any of them. */
function findChange(part: string, site: SitemapSite): Date | undefined {
  const { name } = readName(part);
  if (name === LISTS) return site.lastChange();
  if (name.startsWith(PAGES)) return newest(findSitemapPart(part, site).map(({ changed }) => changed));
  return openMonth(name, site).lastChange();
}

/** @param name `2026-03` */
function openMonth(name: string, { month }: SitemapSite) {
  const [year = '', ofYear = ''] = name.split('-');
  return month(year, ofYear);
}

/** The index that names the other files. */
export function writeSitemapIndex(site: SitemapSite): string {
  const { addresses } = site;
  const entries = nameSitemapParts(site).map((name) =>
    writeEntry('sitemap', addresses.absolute(addresses.sitemapPart(name)), findChange(name, site)),
  );
  return writeDocument('sitemapindex', entries);
}

export function writeSitemap(entries: readonly SitemapEntry[], { addresses }: Pick<Site, 'addresses'>): string {
  return writeDocument(
    'urlset',
    entries.map(({ path, changed }) => writeEntry('url', addresses.absolute(path), changed)),
  );
}

/** Every page but those of stories and the numbered ones. */
function listPages(site: SitemapSite): SitemapEntry[] {
  const { settings, addresses } = site;
  const changed = site.lastChange();
  // As far as a sitemap goes, a list changed with its newest story.
  const newestOf = (path: string, list: Pick<StoryList, 'newestMoment'> | undefined) => ({ path, changed: list?.newestMoment() });
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
    ...THEME_PAGES.map((path) => ({ path: settings.base + path, changed: undefined })),
    ...(site.hasCorrections() ? listCorrectionPages(site) : []),
    ...site.topics().map(({ topic: { slug } }) => newestOf(addresses.topic(slug), site.topic(slug))),
    ...site.providers().map(({ provider: { domain } }) => newestOf(addresses.provider(domain), site.provider(domain))),
    ...site.authors().map(({ author: { slug } }) => newestOf(addresses.author(slug), site.author(slug))),
    ...site.months().flatMap(({ year, month, count }) => {
      const list = site.month(year, month);
      const days = hasDayPages(count)
        ? list.days().map(({ day, newest: changedLast }) => ({ path: addresses.day(day), changed: changedLast }))
        : [];
      return [newestOf(addresses.month(year, month), list), ...days];
    }),
  ];
}

function listCorrectionPages({ corrections, addresses }: SitemapSite): SitemapEntry[] {
  const pages = corrections.pageNumbers().map((number) => corrections.page(number));
  return pages.flatMap((page) => {
    if (page?.kind !== 'stories') return [];
    return [{ path: addresses.corrections(page.number), changed: newest(page.items.map(({ correction }) => correction.at)) }];
  });
}

/** The numbered pages that were filled in a month. @param name `2026-03` */
function listClosed(name: string, { closedPages, addresses }: SitemapSite): SitemapEntry[] {
  const [year = '', month = ''] = name.split('-');
  return closedPages(year, month).map((page) => ({ path: addresses[page.kind](page.name, page.number), changed: page.changed }));
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
