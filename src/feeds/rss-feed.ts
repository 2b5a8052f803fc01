import { getRssString, type RSSFeedItem } from '@astrojs/rss';
import type { Addresses } from '../articles/addresses.ts';
import type { Article } from '../articles/article.ts';
import { type BodyOptions, renderBody } from '../articles/render-body.ts';
import type { SiteSettings } from '../articles/site-settings.ts';
import { guidOf } from './guid.ts';

/** Items; readers who come by once a day miss none on a busy site. */
const FEED_LENGTH = 50;

export interface RssOptions {
  settings: SiteSettings;
  addresses: Addresses;
  /** Newest first. */
  articles: readonly Article[];
  /** Pictures with absolute addresses, for bodies. */
  findPicture: BodyOptions['findPicture'];
}

/**
 * RSS 2.0 of the newest articles (https://www.rssboard.org/rss-specification). Every address is absolute.
 * The date is that of the newest change, never of the build.
 */
export function rssFeed({ settings, addresses, articles, findPicture }: RssOptions): Promise<string> {
  const newest = articles.slice(0, FEED_LENGTH);
  const root = addresses.absolute(settings.base);
  const changed = Math.max(0, ...newest.map(({ publishedAt, updatedAt }) => Math.max(publishedAt.getTime(), updatedAt?.getTime() ?? 0)));
  return getRssString({
    title: settings.title,
    description: settings.description,
    site: root,
    xmlns: { atom: 'http://www.w3.org/2005/Atom' },
    customData: [
      `<language>${settings.language.toLowerCase()}</language>`,
      ...(changed > 0 ? [`<lastBuildDate>${new Date(changed).toUTCString()}</lastBuildDate>`] : []),
      `<atom:link href="${addresses.absolute(addresses.rss)}" rel="self" type="application/rss+xml"/>`,
    ].join(''),
    items: newest.map((article): RSSFeedItem => {
      const link = addresses.absolute(addresses.article(article.slug));
      const content = resolveLinks(renderBody(article.body, { root, findPicture }), link);
      return {
        title: article.title,
        link,
        description: escapeMarkup(article.excerpt || article.title),
        pubDate: article.publishedAt,
        categories: article.topics.map(({ name }) => name),
        ...(content ? { content } : {}),
        customData: `<guid isPermaLink="false">${guidOf(article)}</guid>`,
      };
    }),
  });
}

/** A description is HTML to feed readers: what looks like a tag or an entity in plain text must stay text. */
function escapeMarkup(text: string): string {
  return text
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

/** Readers show a body far from its page, so `next/` and `#note` need the page's address before them. */
function resolveLinks(html: string, pageUrl: string): string {
  return html.replace(/ href="([^"]*)"/g, (whole, href: string) => {
    const url = URL.parse(href, pageUrl);
    return url ? ` href="${url.href}"` : whole;
  });
}
