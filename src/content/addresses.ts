import { createPathWriter, ROUTES, type RouteName } from '../routes.ts';

/** The site's addresses, as paths under its base, percent-encoded. They are a promise: feeds and other sites hold them. */
export interface Addresses {
  home: string;
  topics: string;
  providers: string;
  authors: string;
  archive: string;
  trending: string;
  /** Without a number: the newest page. */
  corrections: (page?: number) => string;
  /** Terms for programs. */
  rsl: string;
  search: string;
  /** The page that explains subscribing and lists every feed. */
  feedList: string;
  /** The entry there of a topic or an author (by slug), or a source (by domain). */
  feedEntry: (kind: FeedKind, name: string) => string;
  /** The page that stands for one which can't be reached. */
  offline: string;
  /** The service worker. */
  worker: string;
  webManifest: string;
  /** The icon as it is drawn, for browsers that take it so. */
  siteIcon: string;
  opml: string;
  sitemap: string;
  newsSitemap: string;
  /** The list of newsletter issues. */
  newsletter: string;
  apiTopics: string;
  article: (slug: string) => string;
  /** One of the paper's own pages, by its `path`. */
  page: (path: string) => string;
  /** Without a number: the newest page. */
  topic: (slug: string, page?: number) => string;
  provider: (domain: string, page?: number) => string;
  author: (slug: string, page?: number) => string;
  month: (year: string, month: string) => string;
  /** @param key `2026-03-05`; only months with very many stories have pages for their days */
  day: (key: string) => string;
  /** The feeds of the list at an address: `home`, `topic(slug)`, `provider(domain)`, `author(slug)`, `corrections()` or `newsletter`. */
  feeds: (list: string) => FeedAddresses;
  /** One file of the sitemap. */
  sitemapPart: (name: string) => string;
  /** One file of the search index. */
  searchPart: (name: string) => string;
  /** A newsletter issue, by the first day that it covers (`2026-03-01`). */
  issue: (date: string) => string;
  /** The same as plain text. */
  issueText: (date: string) => string;
  /** The first page of the JSON API's list, of all stories or of a topic's. */
  apiNews: (topic?: string) => string;
  apiNewsPage: (page: number, topic?: string) => string;
  apiArticle: (slug: string) => string;
  /** A font of the paper's own. */
  font: (name: string) => string;
  /** A picture of the site's icon, or of its logo. */
  icon: (name: '192' | '512' | 'maskable' | 'logo' | 'logo-dark') => string;
  /** The file that proves the IndexNow key. */
  indexNowKey: (key: string) => string;
  /** A path of this site as others see it, with scheme and host. */
  absolute: (path: string) => string;
}

type FeedKind = 'topic' | 'source' | 'author';

export interface FeedAddresses {
  rss: string;
  atom: string;
  json: string;
}

/**
 * @param base begins and ends with a slash
 * @param url scheme and host, without a slash at the end
 */
export function createAddresses({ base, url }: { base: string; url: string }): Addresses {
  const at = (name: RouteName) => createPathWriter(base + ROUTES[name].path);
  const one = (name: RouteName) => at(name)();
  const apiNews = at('apiNews');
  const name = (feed: RouteName) => createPathWriter(ROUTES[feed].path)();
  const [rss, atom, json] = [name('rss'), name('atom'), name('jsonFeed')] as const;
  return {
    home: one('home'),
    topics: one('topics'),
    providers: one('providers'),
    authors: one('authors'),
    archive: one('archive'),
    trending: one('trending'),
    corrections: at('corrections'),
    rsl: one('rsl'),
    search: one('search'),
    feedList: one('feedList'),
    feedEntry: (kind, name) => `${one('feedList')}#${feedAnchor(kind, name)}`,
    offline: one('offline'),
    worker: one('worker'),
    webManifest: one('webManifest'),
    siteIcon: one('siteIcon'),
    opml: one('opml'),
    sitemap: one('sitemap'),
    newsSitemap: one('newsSitemap'),
    newsletter: one('newsletter'),
    apiTopics: one('apiTopics'),
    article: at('article'),
    page: (path) => at('ownPage')(...path.split('/')),
    topic: at('topic'),
    provider: at('provider'),
    author: at('author'),
    month: at('month'),
    day: (key) => at('day')(...key.split('-')),
    feeds: (list) => ({ rss: list + rss, atom: list + atom, json: list + json }),
    sitemapPart: at('sitemapPart'),
    searchPart: at('searchPart'),
    issue: at('issue'),
    issueText: at('issueText'),
    apiNews: (topic) => apiNews(topic),
    apiNewsPage: (page, topic) => apiNews(topic, 'page', page),
    apiArticle: at('apiArticle'),
    font: at('font'),
    icon: at('icon'),
    indexNowKey: at('indexNowKey'),
    absolute: (path) => url + path,
  };
}

/** An id on the page that lists all feeds; letters of other scripts and dots would trip over in style sheets and checkers. */
export function feedAnchor(kind: FeedKind, name: string): string {
  return `${kind}-${name.replace(/[^A-Za-z0-9-]/gu, (character) => `_${character.codePointAt(0)?.toString(16)}`)}`;
}
