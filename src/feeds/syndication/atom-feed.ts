import { ROUTES } from '../../routes.ts';
import { type Feed, type FeedItem, feedChangedAt, writeRights } from '../feed.ts';
import { element, textElement } from '../markup.ts';
import { writeMediaContent } from './media-content.ts';

/** Atom wants a date of every feed; this stands for "never". */
const NEVER = new Date(0);

/** A feed as Atom (https://www.rfc-editor.org/rfc/rfc4287). */
export function writeAtom(feed: Feed): string {
  const { id, title, description, language, pageUrl, addresses, hub, items } = feed;
  const children = [
    textElement('id', id),
    textElement('title', title),
    textElement('subtitle', description),
    textElement('updated', (feedChangedAt(feed) ?? NEVER).toISOString()),
    element('link', { rel: 'self', type: ROUTES.atom.mediaType, href: addresses.atom }),
    element('link', { rel: 'alternate', type: 'text/html', href: pageUrl }),
    ...(hub === undefined ? [] : [element('link', { rel: 'hub', href: hub })]),
    textElement('generator', 'Broadsheet'),
    ...items.map(writeEntry),
  ];
  const namespaces = { xmlns: 'http://www.w3.org/2005/Atom', 'xmlns:media': 'http://search.yahoo.com/mrss/', 'xml:lang': language };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('feed', namespaces, `\n${children.join('\n')}\n`)}\n`;
}

function writeEntry(item: FeedItem): string {
  const { guid, link, title, summary, content, language, publishedAt, updatedAt, categories, authors, sourceUrl, picture, licence } = item;
  return element(
    'entry',
    { 'xml:lang': language },
    [
      textElement('id', guid),
      textElement('title', title),
      element('link', { rel: 'alternate', type: 'text/html', href: link }),
      ...(sourceUrl === undefined ? [] : [element('link', { rel: 'via', href: sourceUrl })]),
      ...(licence ? [element('link', { rel: 'license', href: licence.url }), textElement('rights', writeRights(licence))] : []),
      textElement('published', publishedAt.toISOString()),
      textElement('updated', (updatedAt ?? publishedAt).toISOString()),
      ...authors.map(({ name, url }) => element('author', {}, textElement('name', name) + textElement('uri', url))),
      ...categories.map((name) => element('category', { term: name })),
      textElement('summary', summary),
      textElement('content', content, { type: 'html' }),
      ...(picture ? [writeMediaContent(picture)] : []),
    ].join(''),
  );
}
