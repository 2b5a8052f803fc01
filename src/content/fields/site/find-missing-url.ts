import type { Finding } from '../../problems/finding.ts';
import { completeSettings } from './site-settings.ts';

/** Not an error: a first paper is built before it has an address. */
export function findMissingUrl(url: string | undefined): Finding[] {
  if (url !== undefined) return [];
  const message = `url is missing, so links, feeds and robots.txt name ${completeSettings().url}; add a line such as url: https://example.com, or set SITE_URL`;
  return [{ severity: 'warning', file: 'site.yaml', path: ['url'], message }];
}
