import { ANY_NAME } from '../site/fill-address.ts';
import { nameCache } from '../site/stored-names.ts';

/** A page that the service worker has a copy of. This runs in the reader's browser. */
export interface OfflinePage {
  href: string;
  title: string;
  /** When a story was published, as ISO 8601; undefined if its page does not say. */
  publishedAt: string | undefined;
}

/** Each page is in one list only. */
export interface OfflinePages {
  /** Stories that the reader saved for later. */
  saved: readonly OfflinePage[];
  stories: readonly OfflinePage[];
  /** Of all other kinds: topics, sources, the paper's own. */
  others: readonly OfflinePage[];
}

/**
 * The pages that the reader's browser has copies of, those of the last visit first.
 * @param base of the site
 * @param article the address of a story, with `ANY_NAME` for its slug
 */
export async function listOfflinePages(base: string, article: string): Promise<OfflinePages> {
  const folder = article.slice(0, article.indexOf(ANY_NAME));
  const saved = await readPages(nameCache('saved', base));
  const isSaved = new Set(saved.map(({ href }) => href));
  const read = (await readPages(nameCache('pages', base))).filter(({ href }) => !isSaved.has(href));
  const { stories = [], others = [] } = Object.groupBy(read, ({ href }) =>
    new URL(href).pathname.startsWith(folder) ? 'stories' : 'others',
  );
  return { saved, stories, others };
}

async function readPages(cacheName: string): Promise<OfflinePage[]> {
  if (!(await caches.has(cacheName))) return [];
  const cache = await caches.open(cacheName);
  // Beside a saved story stand its pictures.
  const addresses = (await cache.keys()).map(({ url }) => url).filter((url) => url.endsWith('/'));
  const pages = await Promise.all(
    addresses.map(async (href): Promise<OfflinePage[]> => {
      const page = await cache.match(href);
      return page ? [{ href, ...readHead(await page.text(), href) }] : [];
    }),
  );
  return pages.flat().toReversed();
}

/** A newsletter issue, which is written for mail programs, has its title alone. */
function readHead(html: string, href: string): Omit<OfflinePage, 'href'> {
  const head = new DOMParser().parseFromString(html.split(/<style|<body/, 1)[0] ?? '', 'text/html');
  const find = (property: string) => head.querySelector(`meta[property="${property}"]`)?.getAttribute('content') ?? undefined;
  return { title: find('og:title') ?? (head.title || new URL(href).pathname), publishedAt: find('article:published_time') };
}
