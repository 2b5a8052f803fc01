import { site } from './publication.mjs';

const START = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

const writeEntry =
  (tag) =>
  ({ path, stamp }) =>
    `<${tag}><loc>${site.url}${path}</loc>${stamp ? `<lastmod>${stamp}</lastmod>` : ''}</${tag}>\n`;

/** @param pages path and date of each */
export function writeSitemap(pages) {
  return `${START}<urlset ${NAMESPACE}>\n${pages.map(writeEntry('url')).join('')}</urlset>\n`;
}

export function writeSitemapIndex(sitemaps) {
  return `${START}<sitemapindex ${NAMESPACE}>\n${sitemaps.map(writeEntry('sitemap')).join('')}</sitemapindex>\n`;
}
