import { getRssString, type RSSFeedItem } from '@astrojs/rss';
import { ROUTES } from '../../routes.ts';
import { type Feed, type FeedItem, feedChangedAt, writeRights } from '../feed.ts';
import { element, escapeMarkup, textElement } from '../markup.ts';
import { writeMediaContent } from './media-content.ts';

const NAMESPACES = {
  atom: 'http://www.w3.org/2005/Atom',
  dc: 'http://purl.org/dc/elements/1.1/',
  media: 'http://search.yahoo.com/mrss/',
};

/**
 * A feed as RSS 2.0 (https://www.rssboard.org/rss-specification, with the advisory board's profile,
 * https://www.rssboard.org/rss-profile).
 */
export async function writeRss(feed: Feed): Promise<string> {
  const changed = feedChangedAt(feed);
  const xml = await getRssString({
    title: feed.title,
    description: feed.description,
    site: feed.pageUrl,
    xmlns: NAMESPACES,
    customData: [
      `<language>${feed.language.toLowerCase()}</language>`,
      ...(changed ? [`<lastBuildDate>${changed.toUTCString()}</lastBuildDate>`] : []),
      '<generator>Broadsheet</generator>',
      element('atom:link', { href: feed.addresses.rss, rel: 'self', type: ROUTES.rss.mediaType }),
      ...(feed.hub === undefined ? [] : [element('atom:link', { href: feed.hub, rel: 'hub' })]),
    ].join(''),
    items: feed.items.map(writeItem),
  });
  return xml.replaceAll(MARK, '');
}

function writeItem(item: FeedItem): RSSFeedItem {
  const { guid, link, title, summary, content, language, publishedAt, updatedAt, categories, authors, picture, licence } = item;
  return {
    title,
    link,
    description: escapeTags(summary),
    content,
    pubDate: publishedAt,
    categories: [...categories],
    customData: [
      element('guid', { isPermaLink: 'false' }, guid),
      ...authors.map(({ name }) => markedElement('dc:creator', name)),
      markedElement('dc:language', language),
      ...(licence ? [markedElement('dc:rights', writeRights(licence))] : []),
      ...(updatedAt ? [`<atom:updated>${updatedAt.toISOString()}</atom:updated>`] : []),
      ...(picture ? [writeMediaContent(picture, markedElement)] : []),
    ].join(''),
  };
}

/**
 * @astrojs/rss reads custom elements with a parser that takes `007` for the number 7 and trims text. The mark keeps
 * a text what it is; XML forbids this character, so that no text holds it already.
 */
const MARK = '\ufffe';

function markedElement(name: string, text: string | undefined): string {
  return textElement(name, text && MARK + text + MARK);
}

/** A description is HTML to feed readers: what looks like a tag or an entity in plain text must stay text. */
function escapeTags(text: string): string {
  return text.replace(/&(?=#?\w+;)|[<>]/g, escapeMarkup);
}
