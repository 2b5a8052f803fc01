import type { Author } from '../../content/article.ts';

/** Their addresses look alike, and they are no part of the fediverse. */
const OTHERS: ReadonlySet<string> = new Set(['medium.com', 'substack.com', 'tiktok.com', 'youtube.com']);

/**
 * An author's account in the fediverse, for shared links to name it (https://blog.joinmastodon.org/2024/07/highlighting-journalism-on-mastodon/):
 * `@ada@social.example` of the link `https://social.example/@ada`. Undefined without such a link.
 */
export function findFediverseHandle({ links }: Pick<Author, 'links'>): string | undefined {
  return links
    .map(({ url }) => {
      const { hostname, pathname } = new URL(url);
      const [, user] = /^\/@([\w.-]+)\/?$/.exec(pathname) ?? [];
      return user !== undefined && !OTHERS.has(hostname.replace(/^www\./, '')) ? `@${user}@${hostname}` : undefined;
    })
    .find((handle) => handle !== undefined);
}
