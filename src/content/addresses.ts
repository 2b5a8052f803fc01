/** The site's addresses, as paths under its base, percent-encoded. They are a promise: feeds and other sites hold them. */
export interface Addresses {
  home: string;
  topics: string;
  providers: string;
  archive: string;
  trending: string;
  search: string;
  /** The page that explains subscribing and lists every feed. */
  feedList: string;
  /** The entry there of a topic (by slug) or a source (by domain). */
  feedEntry: (kind: 'topic' | 'source', name: string) => string;
  /** The page that stands for one which can't be reached. */
  offline: string;
  /** The service worker. */
  worker: string;
  webManifest: string;
  opml: string;
  sitemap: string;
  newsSitemap: string;
  /** The list of newsletter issues. */
  newsletter: string;
  apiTopics: string;
  article: (slug: string) => string;
  /** Without a number: the newest page. */
  topic: (slug: string, page?: number) => string;
  provider: (domain: string, page?: number) => string;
  month: (year: string, month: string) => string;
  /** The feeds of the list at an address: `home`, `topic(slug)`, `provider(domain)` or `newsletter`. */
  feeds: (list: string) => FeedAddresses;
  /** One file of the sitemap. */
  sitemapPart: (name: string) => string;
  /** A newsletter issue, by the first day that it covers (`2026-03-01`). */
  issue: (date: string) => string;
  /** The first page of the JSON API's list, of all stories or of a topic's. */
  apiNews: (topic?: string) => string;
  apiNewsPage: (page: number, topic?: string) => string;
  apiArticle: (slug: string) => string;
  /** A picture of the site's icon. */
  icon: (name: '192' | '512' | 'maskable') => string;
  /** The file that proves the IndexNow key. */
  indexNowKey: (key: string) => string;
  /** A path of this site as others see it, with scheme and host. */
  absolute: (path: string) => string;
}

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
  const at = (...parts: readonly (string | number)[]) => `${base}${parts.map((part) => `${encodeURIComponent(part)}/`).join('')}`;
  const api = (topic: string | undefined, ...parts: readonly (string | number)[]) =>
    `${at('api', 'news', ...(topic === undefined ? [] : [topic]), ...parts)}index.json`;
  const numbered = (page: number | undefined) => (page === undefined ? [] : [page]);
  return {
    home: base,
    topics: at('topics'),
    providers: at('providers'),
    archive: at('archive'),
    trending: at('trending'),
    search: at('search'),
    feedList: at('feeds'),
    feedEntry: (kind, name) => `${at('feeds')}#${feedAnchor(kind, name)}`,
    offline: at('offline'),
    worker: `${base}sw.js`,
    webManifest: `${base}manifest.webmanifest`,
    opml: `${base}opml.xml`,
    sitemap: `${base}sitemap.xml`,
    newsSitemap: `${base}news-sitemap.xml`,
    newsletter: at('newsletter'),
    apiTopics: `${at('api', 'topics')}index.json`,
    article: (slug) => at('news', slug),
    topic: (slug, page) => at('topics', slug, ...numbered(page)),
    provider: (domain, page) => at('providers', domain, ...numbered(page)),
    month: (year, month) => at('archive', year, month),
    feeds: (list) => ({ rss: `${list}rss.xml`, atom: `${list}atom.xml`, json: `${list}feed.json` }),
    sitemapPart: (name) => `${at('sitemaps')}${name}.xml`,
    issue: (date) => at('newsletter', date),
    apiNews: (topic) => api(topic),
    apiNewsPage: (page, topic) => api(topic, 'page', page),
    apiArticle: (slug) => `${at('api', 'news')}${encodeURIComponent(slug)}.json`,
    icon: (name) => `${at('icons')}${name}.png`,
    indexNowKey: (key) => `${base}${key}.txt`,
    absolute: (path) => url + path,
  };
}

/** An id on the page that lists all feeds; letters of other scripts and dots would trip over in style sheets and checkers. */
export function feedAnchor(kind: 'topic' | 'source', name: string): string {
  return `${kind}-${name.replace(/[^A-Za-z0-9-]/gu, (character) => `_${character.codePointAt(0)?.toString(16)}`)}`;
}
