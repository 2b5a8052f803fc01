import { escapeMarkup, formatDay } from '../_includes/markup.mjs';
import { describeTrail, writeBreadcrumb, writePage, writeStructuredData } from '../_includes/page.mjs';

export const data = {
  pagination: { data: 'collections.months', size: 1, alias: 'month' },
  permalink: ({ month }) => `/archive/${month.key}/index.html`,
};

export function render({ month, collections: { months } }) {
  const { key, name, stories } = month;
  const path = `/archive/${key}/`;
  const place = months.indexOf(month);
  const [newer, older] = [months[place - 1], months[place + 1]];
  const days = Map.groupBy(stories, ({ stamp }) => stamp.slice(0, 'YYYY-MM-DD'.length));
  const links = `${newer ? `<a href="/archive/${newer.key}/" rel="prev">← Newer</a>` : ''}${older ? `<a class="older" href="/archive/${older.key}/" rel="next">Older →</a>` : ''}`;
  const sections = [...days].map(
    ([day, ofDay]) =>
      `<section class="archive-day"><h2><time datetime="${day}">${formatDay(new Date(day))}</time></h2>${ofDay.map(writeLine).join('')}</section>`,
  );
  const head = writeStructuredData([
    describeTrail([
      ['Archive', '/archive/'],
      [name, path],
    ]),
  ]);
  const main = `<header class="page-head">${writeBreadcrumb([['Archive', '/archive/']])}<h1>${name}</h1></header>${sections.join('')}<nav class="pagination" aria-label="Months">${links}</nav>`;
  return writePage({ title: name, path, description: `All stories of ${name}.`, head, style: 'month', main });
}

function writeLine({ path, title, provider }) {
  return `<article class="story story-brief"><div class="story-text"><h3 class="headline"><a href="${path}" dir="auto">${escapeMarkup(title)}</a></h3><p class="meta"><span class="provider"><span>${escapeMarkup(provider.name)}</span></span></p></div></article>`;
}
