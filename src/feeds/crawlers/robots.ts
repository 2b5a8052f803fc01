import type { Site } from '../../site.ts';

/** Tells crawlers that they are welcome, and where the sitemaps are (https://www.rfc-editor.org/rfc/rfc9309). */
export function writeRobots({ addresses }: Pick<Site, 'addresses'>): string {
  const sitemaps = [addresses.sitemap, addresses.newsSitemap].map((path) => `Sitemap: ${addresses.absolute(path)}`);
  return ['User-agent: *', 'Allow: /', '', ...sitemaps, ''].join('\n');
}
