import { describeItem, makeGuid } from './feed-item.mjs';
import { escapeMarkup } from './markup.mjs';
import { site } from './publication.mjs';

/** Atom wants a date of every feed. */
const NEVER = new Date(0);

/** Stories in a feed. */
const LENGTH = 50;

export function writeRss(list) {
  const { title, url, description, changed } = describeFeed(list);
  const items = list.stories.slice(0, LENGTH).map((story) => {
    const { guid, escaped } = describeItem(story);
    const categories = story.topics.map(({ name }) => `<category>${escapeMarkup(name)}</category>`).join('');
    return `<item><title>${escapeMarkup(story.title)}</title><link>${story.url}</link><guid isPermaLink="false">${guid}</guid><description>${escapeMarkup(story.description)}</description><pubDate>${story.date.toUTCString()}</pubDate><content:encoded>${escaped}</content:encoded><dc:creator>${escapeMarkup(story.provider.name)}</dc:creator>${categories}</item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>${escapeMarkup(title)}</title><description>${escapeMarkup(description)}</description><link>${url}</link><language>en</language>${changed ? `<lastBuildDate>${changed.toUTCString()}</lastBuildDate>` : ''}<generator>Eleventy</generator><atom:link href="${url}rss.xml" rel="self" type="application/rss+xml"/>${items.join('')}</channel></rss>`;
}

export function writeAtom(list) {
  const { title, url, description, changed } = describeFeed(list);
  const entries = list.stories.slice(0, LENGTH).map((story) => {
    const { guid, source, escaped } = describeItem(story);
    const categories = story.topics.map(({ name }) => `<category term="${escapeMarkup(name)}"/>`).join('');
    return `<entry><id>${guid}</id><title>${escapeMarkup(story.title)}</title><link rel="alternate" type="text/html" href="${story.url}"/><link rel="via" href="${escapeMarkup(source)}"/><published>${story.stamp}</published><updated>${story.stamp}</updated><author><name>${escapeMarkup(story.provider.name)}</name><uri>https://${story.provider.domain}/</uri></author>${categories}<summary>${escapeMarkup(story.description)}</summary><content type="html">${escaped}</content></entry>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xml:lang="en">
<id>${makeGuid(list.path)}</id><title>${escapeMarkup(title)}</title><subtitle>${escapeMarkup(description)}</subtitle><updated>${(changed ?? NEVER).toISOString()}</updated>
<link rel="self" type="application/atom+xml" href="${url}atom.xml"/><link rel="alternate" type="text/html" href="${url}"/><generator>Eleventy</generator>
${entries.join('')}</feed>
`;
}

export function writeJson(list) {
  const { title, url, description } = describeFeed(list);
  const items = list.stories.slice(0, LENGTH).map((story) => {
    const { guid, source, content } = describeItem(story);
    return {
      id: guid,
      url: story.url,
      external_url: source,
      title: story.title,
      content_html: content,
      summary: story.description,
      date_published: story.stamp,
      authors: [{ name: story.provider.name, url: `https://${story.provider.domain}/` }],
      tags: story.topics.map(({ name }) => name),
    };
  });
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: url,
    feed_url: `${url}feed.json`,
    description,
    language: 'en',
    items,
  });
}

function describeFeed({ kind, name, path, stories, description = site.description }) {
  return { changed: stories[0]?.date, title: kind === 'home' ? name : `${name} · ${site.title}`, url: site.url + path, description };
}
