import { escapeMarkup } from '../_includes/markup.mjs';
import { writePage } from '../_includes/page.mjs';
import { site } from '../_includes/publication.mjs';

export const data = { permalink: '/feeds/index.html', eleventyImport: { collections: ['feeds'] } };

const INTRODUCTION =
  '<header class="page-head"><h1>Feeds</h1><p class="standfirst">New stories come to you, in order, without an account, an algorithm or an advertisement.</p></header><section class="subscribing"><h2>Never used a feed?</h2><ol><li><strong>Get a feed reader.</strong> It is an app or a web site that collects stories from the sites you choose.</li><li><strong>Copy an address.</strong> Take everything, or one topic or one source from the lists below.</li><li><strong>Paste it into your reader,</strong> where it says “Add” or “Subscribe”. From then on each new story appears there.</li></ol><p>Want them all? <a href="/opml.xml" download>Download the list of feeds</a> (OPML) and import it.</p></section>';

export function render({ collections: { feeds } }) {
  const group = (heading, kind) =>
    `<section class="feed-group"><h2>${heading}</h2><ul>${feeds
      .filter((list) => list.kind === kind)
      .map(writeEntry)
      .join('')}</ul></section>`;
  const main = `${INTRODUCTION}${group('Everything', 'home')}${group('Topics', 'topics')}${group('Sources', 'providers')}<p class="copied unseen" role="status" aria-live="polite"></p>`;
  return writePage({ title: 'Feeds', path: '/feeds/', style: 'feeds', main });
}

function writeEntry({ kind, slug, name, path, stories }) {
  const title = escapeMarkup(name);
  const hidden = `<span class="unseen"> feed of ${title}</span>`;
  return `<li class="feed" id="${kind}-${slug}"><div><a class="feed-name" href="${path}" dir="auto">${title}</a><span class="count">${stories.length} stories</span></div><p class="formats"><a href="${path}rss.xml">RSS${hidden}</a><a href="${path}atom.xml">Atom${hidden}</a><a href="${path}feed.json">JSON${hidden}</a><button type="button" hidden data-copy="${site.url}${path}rss.xml" aria-label="Copy the address of ${title}">Copy</button></p></li>`;
}
