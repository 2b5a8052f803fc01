import type { SiteSettings } from './fields/site/site-settings.ts';

/** The whole address of a place that settings name: a path below the site's base, or an address already. */
export function resolvePlace(place: string, { url, base }: Pick<SiteSettings, 'url' | 'base'>): string {
  return place.startsWith('/') ? url + base + place.slice(1) : place;
}
