import { writeCard } from '../_includes/cards.mjs';
import { writeBreadcrumb, writePage } from '../_includes/page.mjs';

export const data = { permalink: '/trending/index.html', eleventyImport: { collections: ['stories'] } };

const DAY = 24 * 3600 * 1000;
const ORDER = 'Stories are ranked by the attention they get, which counts half as much with every 24 hours of their age.';

export function render({ collections: { stories } }) {
  const heatOf = ({ heat, date }) => heat * 0.5 ** ((stories[0].date - date) / DAY);
  const ranked = stories
    .filter(({ heat }) => heat > 0)
    .toSorted((a, b) => heatOf(b) - heatOf(a))
    .slice(0, 20);
  const main = `<header class="page-head">${writeBreadcrumb([])}<h1>Trending</h1><p class="standfirst">${ORDER}</p></header><ol class="ranking">${ranked.map((story) => `<li>${writeCard(story, 'row')}</li>`).join('')}</ol>`;
  return writePage({ title: 'Trending', path: '/trending/', description: ORDER, style: 'trending', main });
}
