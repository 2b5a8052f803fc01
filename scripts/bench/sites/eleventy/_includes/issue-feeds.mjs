import { makeGuid } from './feed-item.mjs';
import { writeIssue } from './issue.mjs';
import { escapeMarkup } from './markup.mjs';
import { site } from './publication.mjs';

const URL = `${site.url}/newsletter/`;
const DESCRIPTION = 'Each day’s news in one letter.';

const describe = (days) =>
  days.slice(0, 10).map((day) => ({
    guid: makeGuid(day.key),
    url: `${URL}${day.key}/`,
    title: `${site.title}, ${day.name}`,
    date: day.date,
    html: writeIssue(day),
  }));

export function writeIssuesRss(days) {
  const items = describe(days).map(
    ({ guid, url, title, date, html }) =>
      `<item><title>${title}</title><link>${url}</link><guid isPermaLink="false">${guid}</guid><pubDate>${date.toUTCString()}</pubDate><content:encoded>${escapeMarkup(html)}</content:encoded><dc:creator>${site.title}</dc:creator></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Newsletter · ${site.title}</title><description>${DESCRIPTION}</description><link>${URL}</link><language>en</language><generator>Eleventy</generator><atom:link href="${URL}rss.xml" rel="self" type="application/rss+xml"/>${items.join('')}</channel></rss>`;
}

export function writeIssuesAtom(days) {
  const entries = describe(days).map(
    ({ guid, url, title, date, html }) =>
      `<entry><id>${guid}</id><title>${title}</title><link rel="alternate" type="text/html" href="${url}"/><updated>${date.toISOString()}</updated><author><name>${site.title}</name></author><content type="html">${escapeMarkup(html)}</content></entry>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><id>${makeGuid(URL)}</id><title>Newsletter · ${site.title}</title><subtitle>${DESCRIPTION}</subtitle><updated>${days[0]?.date.toISOString()}</updated><link rel="self" type="application/atom+xml" href="${URL}atom.xml"/><link rel="alternate" type="text/html" href="${URL}"/>${entries.join('')}</feed>`;
}

export function writeIssuesJson(days) {
  const items = describe(days).map(({ guid, url, title, date, html }) => ({
    id: guid,
    url,
    title,
    content_html: html,
    date_published: date.toISOString(),
  }));
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Newsletter',
    home_page_url: URL,
    feed_url: `${URL}feed.json`,
    description: DESCRIPTION,
    language: 'en',
    items,
  });
}
