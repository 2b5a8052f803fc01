/** The site's addresses, as paths under its base, percent-encoded. They are a promise: feeds and other sites hold them. */
export interface Addresses {
  home: string;
  topics: string;
  providers: string;
  archive: string;
  rss: string;
  article: (slug: string) => string;
  /** Without a number: the newest page. */
  topic: (slug: string, page?: number) => string;
  provider: (domain: string, page?: number) => string;
  month: (year: string, month: string) => string;
  /** A path of this site as others see it, with scheme and host. */
  absolute: (path: string) => string;
}

/**
 * @param base begins and ends with a slash
 * @param url scheme and host, without a slash at the end
 */
export function createAddresses({ base, url }: { base: string; url: string }): Addresses {
  const at = (...parts: readonly (string | number)[]) => `${base}${parts.map((part) => `${encodeURIComponent(part)}/`).join('')}`;
  const numbered = (page: number | undefined) => (page === undefined ? [] : [page]);
  return {
    home: base,
    topics: at('topics'),
    providers: at('providers'),
    archive: at('archive'),
    rss: `${base}rss.xml`,
    article: (slug) => at('news', slug),
    topic: (slug, page) => at('topics', slug, ...numbered(page)),
    provider: (domain, page) => at('providers', domain, ...numbered(page)),
    month: (year, month) => at('archive', year, month),
    absolute: (path) => new URL(path, url).href,
  };
}
