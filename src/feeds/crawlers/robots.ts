import type { Site } from '../../site.ts';
import { AI_CRAWLERS } from './ai-crawlers.ts';

/**
 * Tells crawlers that they are welcome, or which are not, and where the sitemaps and terms are
 * (https://www.rfc-editor.org/rfc/rfc9309; for `License`, https://rslstandard.org/guide/robots-txt).
 */
export function writeRobots({ addresses, settings }: Pick<Site, 'addresses' | 'settings'>): string {
  const { ai } = settings.robots;
  const sitemaps = [addresses.sitemap, addresses.newsSitemap].map((path) => `Sitemap: ${addresses.absolute(path)}`);
  const ofAi =
    ai === undefined ? [] : [...AI_CRAWLERS.map((name) => `User-agent: ${name}`), ai === 'allow' ? 'Allow: /' : 'Disallow: /', ''];
  const terms = ai === undefined ? [] : [`License: ${addresses.absolute(addresses.rsl)}`];
  return [...ofAi, 'User-agent: *', 'Allow: /', '', ...terms, ...sitemaps, ''].join('\n');
}
