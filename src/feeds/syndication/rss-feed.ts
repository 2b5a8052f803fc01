import { ROUTES } from '../../routes.ts';
import { type Feed, type FeedItem, feedChangedAt, writeRights } from '../feed.ts';
import { element, escapeMarkup, textElement } from '../markup.ts';
import { writeMediaContent } from './media-content.ts';

const NAMESPACES = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
};

/** Declared where an item has content. */
const CONTENT_NAMESPACE = { 'xmlns:content': 'http://purl.org/rss/1.0/modules/content/' };

/**
 * A feed as RSS 2.0 (https://www.rssboard.org/rss-specification, with the advisory board's profile,
 * https://www.rssboard.org/rss-profile). @astrojs/rss would make the same bytes of it, and takes fifteen times as long: it checks
 * every item by a schema, and parses parts of it to build them anew.
 */
export function writeRss(feed: Feed): string {
  const { title, description, language, pageUrl, addresses, hub, items } = feed;
  const changed = feedChangedAt(feed);
  const channel = [
    plainElement('title', title),
    plainElement('description', description),
    plainElement('link', pageUrl),
    plainElement('language', language.toLowerCase()),
    ...(changed ? [plainElement('lastBuildDate', changed.toUTCString())] : []),
    plainElement('generator', 'Broadsheet'),
    element('atom:link', { href: addresses.rss, rel: 'self', type: ROUTES.rss.mediaType }),
    ...(hub === undefined ? [] : [element('atom:link', { href: hub, rel: 'hub' })]),
    ...items.map(writeItem),
  ];
  const hasContent = items.some(({ content }) => content !== '');
  const namespaces = { ...(hasContent ? CONTENT_NAMESPACE : {}), ...NAMESPACES };
  const rss = element('rss', { version: '2.0', ...namespaces }, element('channel', {}, channel.join('')));
  return `<?xml version="1.0" encoding="UTF-8"?>${rss}`.replaceAll("'", '&apos;');
}

function writeItem(item: FeedItem): string {
  const { guid, link, title, summary, content, language, publishedAt, updatedAt, categories, authors, picture, licence } = item;
  return element(
    'item',
    {},
    [
      textElement('title', title),
      plainElement('link', link),
      element('guid', { isPermaLink: 'false' }, escapeMarkup(guid)),
      textElement('description', escapeTags(summary)),
      plainElement('pubDate', publishedAt.toUTCString()),
      plainElement('content:encoded', content),
      ...authors.map(({ name }) => textElement('dc:creator', name)),
      textElement('dc:language', language),
      ...(licence ? [textElement('dc:rights', writeRights(licence))] : []),
      ...(updatedAt ? [textElement('atom:updated', updatedAt.toISOString())] : []),
      ...(picture ? [writeMediaContent(picture)] : []),
      ...categories.map((name) => plainElement('category', name)),
    ].join(''),
  );
}

/** An element that is there without text too. */
function plainElement(name: string, text: string): string {
  return element(name, {}, text === '' ? undefined : escapeMarkup(text));
}

/** A description is HTML to feed readers: what looks like a tag or an entity in plain text must stay text. */
function escapeTags(text: string): string {
  return text.replace(/&(?=#?\w+;)|[<>]/g, escapeMarkup);
}
