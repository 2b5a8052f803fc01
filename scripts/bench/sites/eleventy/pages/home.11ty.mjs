import { writeCard, writeMeta } from '../_includes/cards.mjs';
import { escapeMarkup } from '../_includes/markup.mjs';
import { writePage, writeStructuredData } from '../_includes/page.mjs';
import { site } from '../_includes/publication.mjs';

export const data = { permalink: '/index.html', eleventyImport: { collections: ['stories'] } };

const WEEK = 7 * 24 * 3600 * 1000;

export function render({ collections: { stories } }) {
  const since = stories[0].date - WEEK;
  const week = stories.slice(
    0,
    stories.findIndex(({ date }) => date < since),
  );
  const mostRead = week
    .filter(({ heat }) => heat > 0)
    .toSorted((a, b) => b.heat - a.heat)
    .slice(0, 5);
  const [lead, ...others] = stories.slice(0, 35);
  const cards = (list, kind) => list.map((story) => writeCard(story, kind)).join('');
  const brief = (story) =>
    `<li><article class="story story-brief"><div class="story-text"><h3 class="headline"><a href="${story.path}" dir="auto">${escapeMarkup(story.title)}</a></h3>${writeMeta(story)}</div></article></li>`;
  const main = `<div class="front">${writeCard(lead, 'lead')}<section class="front-grid" aria-label="Top stories">${cards(others.slice(0, 6), 'card')}</section><section class="most-read"><h2>Most read this week</h2><ol>${mostRead.map(brief).join('')}</ol></section><section class="river"><h2>Latest</h2>${cards(others.slice(6), 'row')}<p class="more"><a href="/archive/">All stories, month by month →</a></p></section></div>`;
  return writePage({ path: '/', head: writeStructuredData(describeSite()), style: 'home', main });
}

function describeSite() {
  const url = `${site.url}/`;
  const publisher = { '@id': `${url}#organization` };
  return [
    { '@type': 'WebSite', '@id': `${url}#website`, name: site.title, url, description: site.description, inLanguage: 'en', publisher },
    { '@type': 'Organization', ...publisher, name: site.title, url, logo: { '@type': 'ImageObject', url: `${url}icon.svg` } },
  ];
}
