import type { SiteSettings } from './fields/site/site-settings.ts';

/** Whether what a body links to may be on this site: it has no host, or begins with the site's. */
export function bindIsHere({ url }: Pick<SiteSettings, 'url'>): (href: string) => boolean {
  const host = URL.parse(url)?.host ?? '';
  return (href) =>
    !/^(?:https?:)?\/\//i.test(href) ||
    href
      .slice(href.indexOf('//') + 2)
      .toLowerCase()
      .startsWith(host);
}
