import { escapeMarkup, formatWeekday } from '../_includes/markup.mjs';
import { writeFeedLinks, writePage } from '../_includes/page.mjs';
import { writeArchive, writeCalendar, writeProviders, writeTopics } from '../_includes/publication-lists.mjs';

export const data = {
  pagination: { data: 'indexes', size: 1, alias: 'name' },
  indexes: ['topics', 'providers', 'archive', 'newsletter', '404'],
  permalink: ({ name }) => (name === '404' ? '/404.html' : `/${name}/index.html`),
  eleventyImport: { collections: ['feeds', 'months', 'days'] },
};

const head = (title, text = '') => `<header class="page-head"><h1>${title}</h1>${text}</header>`;

const PAGES = {
  topics: ({ feeds }) => ({
    title: 'Topics',
    style: 'providers',
    main: head('Topics') + writeTopics(feeds.filter(({ kind }) => kind === 'topics')),
  }),
  providers: ({ feeds }) => ({
    title: 'Sources',
    description: 'Where the stories come from.',
    style: 'providers',
    main: head('Sources') + writeProviders(feeds.filter(({ kind }) => kind === 'providers')),
  }),
  archive: ({ months }) => ({ title: 'Archive', style: 'archive', main: head('Archive') + writeArchive(months) }),
  newsletter: ({ days }) => ({
    title: 'Newsletter',
    style: 'newsletter',
    head: writeFeedLinks('Newsletter', '/newsletter/'),
    main: writeNewsletter(days),
  }),
  404: () => ({
    title: 'This page is not in print',
    style: 'missing',
    main: head(
      'This page is not in print',
      '<p class="standfirst">There is no page at this address. The story may have moved, or the address may have a typing error.</p><nav class="tags" aria-label="Where to go from here"><ul><li><a href="/">Latest stories</a></li><li><a href="/topics/">All topics</a></li><li><a href="/archive/">The archive</a></li><li><a href="/search/">Search</a></li></ul></nav>',
    ),
  }),
};

export function render({ name, collections }) {
  return writePage({ path: `/${name}/`, ...PAGES[name](collections) });
}

function writeNewsletter(days) {
  const [{ key, date, stories }] = days;
  const headlines = stories.slice(0, 5).map(({ title }) => `<li dir="auto">${escapeMarkup(title)}</li>`);
  return `${head('Newsletter', '<p class="standfirst">Each day’s news in one letter: its stories with their summaries and sources, the weightiest first.</p>')}<div class="newsletter"><section class="newsletter-how"><h2>How to get it</h2><p><strong>By mail:</strong> give the address of a feed to a service that sends feeds as mail.</p><p><strong>In a feed reader:</strong> subscribe to the newsletter as <a href="/newsletter/rss.xml">RSS</a>, <a href="/newsletter/atom.xml">Atom</a> or <a href="/newsletter/feed.json">JSON</a>.</p><p>An issue comes out when its day is over. No newer story ever changes it.</p></section><section class="latest-issue"><h2>The latest issue</h2><p class="latest-date"><a href="/newsletter/${key}/">${formatWeekday(date)}</a></p><ul>${headlines.join('')}</ul></section></div><section class="newsletter-issues"><h2>All issues</h2>${writeCalendar(days)}</section>`;
}
