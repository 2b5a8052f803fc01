import { writeSitemap } from '../_includes/sitemap.mjs';

export const data = {
  pagination: { data: 'collections.months', size: 1, alias: 'month' },
  permalink: ({ month }) => `/sitemaps/${month.key}.xml`,
};

export function render({ month }) {
  return writeSitemap(month.stories);
}
