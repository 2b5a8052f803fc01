import type { SiteSettings } from '../fields/site/site-settings.ts';
import { quoteText } from '../problems/describe-value.ts';
import type { Finding } from '../problems/finding.ts';
import type { FieldPath } from '../problems/locate-field.ts';
import type { KnownAddresses } from './known-addresses.ts';

/** Paths in the settings at which the site has nothing. */
export function findLostPlaces({ policies, robots }: Pick<SiteSettings, 'policies' | 'robots'>, known: KnownAddresses): Finding[] {
  const places: [string | undefined, FieldPath][] = [
    ...Object.entries(policies).map(([name, place]): [string | undefined, FieldPath] => [place, ['policies', name]]),
    [robots.terms, ['robots', 'terms']],
  ];
  return places.flatMap(([place, path]): Finding[] => {
    if (!place?.startsWith('/') || known.isOpen(decode(place.slice(1).replace(/[?#].*$/s, '')))) return [];
    const message = `${path.join('.')} leads nowhere on this site, found ${quoteText(place)}; correct it, or write that page`;
    return [{ severity: 'warning', file: 'site.yaml', path, message }];
  });
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
