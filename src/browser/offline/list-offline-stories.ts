import { ANY_NAME } from '../site/fill-address.ts';
import { nameCache } from '../site/stored-names.ts';

/** A story that the service worker keeps a copy of. This runs in the reader's browser. */
export interface OfflineStory {
  href: string;
  title: string;
  /** When it was published, as ISO 8601; undefined if its page does not say. */
  publishedAt: string | undefined;
}

/**
 * The stories among the pages that the worker keeps, those read last first.
 * @param base of the site
 * @param article the address of a story, with `ANY_NAME` for its slug
 */
export async function listOfflineStories(base: string, article: string): Promise<OfflineStory[]> {
  const name = nameCache('pages', base);
  if (!(await caches.has(name))) return [];
  const pages = await caches.open(name);
  const folder = article.slice(0, article.indexOf(ANY_NAME));
  const addresses = (await pages.keys()).map(({ url }) => url).filter((url) => new URL(url).pathname.startsWith(folder));
  const stories = await Promise.all(
    addresses.map(async (href): Promise<OfflineStory[]> => {
      const page = await pages.match(href);
      return page ? [{ href, ...readMeta(await page.text()) }] : [];
    }),
  );
  return stories.flat().toReversed();
}

function readMeta(html: string): Omit<OfflineStory, 'href'> {
  const head = new DOMParser().parseFromString(html.slice(0, html.indexOf('<style')), 'text/html');
  const find = (property: string) => head.querySelector(`meta[property="${property}"]`)?.getAttribute('content') ?? undefined;
  return { title: find('og:title') ?? '', publishedAt: find('article:published_time') };
}
