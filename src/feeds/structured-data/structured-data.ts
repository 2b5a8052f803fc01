import type { Graph, Thing } from 'schema-dts';
import type { Addresses } from '../../content/addresses.ts';
import type { SiteSettings } from '../../content/fields/site/site-settings.ts';
import type { SiteMark } from '../../site.ts';

/** What structured data need to know of the site. */
export interface StructuredContext {
  settings: SiteSettings;
  addresses: Addresses;
  logo?: SiteMark | undefined;
}

/**
 * What a page is about, in the words of https://schema.org, as the text of a script element: a title such as `</script>`
 * ends nothing, and line ends that JSON allows and old JavaScript does not are escaped.
 */
export function writeStructuredData(things: readonly Thing[]): string {
  const graph: Graph = { '@context': 'https://schema.org', '@graph': things };
  return JSON.stringify(graph).replace(/[<\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
