import type { EntryPoint, Organization, SearchAction, WebSite, WithActionConstraints } from 'schema-dts';
import type { StructuredContext } from './structured-data.ts';

/** The site, for its home page, with its search. */
export function describeWebSite({ settings, addresses }: StructuredContext): WebSite {
  const target: EntryPoint = { '@type': 'EntryPoint', urlTemplate: `${addresses.absolute(addresses.search)}?q={search_term_string}` };
  const search: WithActionConstraints<SearchAction> = {
    '@type': 'SearchAction',
    target,
    'query-input': 'required name=search_term_string',
  };
  return {
    ...nameWebSite({ settings, addresses }),
    description: settings.description,
    inLanguage: settings.language,
    publisher: { '@id': organizationId(addresses) },
    potentialAction: search,
  };
}

/** The site as far as other pages name it. */
export function nameWebSite({ settings, addresses }: StructuredContext) {
  const url = addresses.absolute(addresses.home);
  return { '@type': 'WebSite', '@id': `${url}#website`, name: settings.title, url } as const satisfies WebSite;
}

/** Who publishes the site. */
export function describeOrganization({ settings, addresses }: StructuredContext) {
  return {
    '@type': 'Organization',
    '@id': organizationId(addresses),
    name: settings.title,
    url: addresses.absolute(addresses.home),
    logo: { '@type': 'ImageObject', url: addresses.absolute(addresses.siteIcon) },
  } as const satisfies Organization;
}

function organizationId(addresses: StructuredContext['addresses']): string {
  return `${addresses.absolute(addresses.home)}#organization`;
}
