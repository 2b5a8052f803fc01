import type { EntryPoint, NewsMediaOrganization, Organization, SearchAction, WebSite, WithActionConstraints } from 'schema-dts';
import { POLICIES, type PolicyName } from '../../content/fields/site/policies.ts';
import { resolvePlace } from '../../content/resolve-place.ts';
import { fitLogo } from '../../images/fit-logo.ts';
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

/** Who publishes the site, as far as stories name it. */
export function nameOrganization({ settings, addresses, logo }: StructuredContext) {
  const { organization } = settings;
  return {
    '@type': isNewsMedia(settings) ? 'NewsMediaOrganization' : 'Organization',
    '@id': organizationId(addresses),
    name: organization.name ?? settings.title,
    url: addresses.absolute(addresses.home),
    logo: { '@type': 'ImageObject', url: addresses.absolute(findOrganizationLogo({ addresses, logo })) },
  } as const satisfies Organization | NewsMediaOrganization;
}

/** The same with all that it says of itself, for the home page. */
export function describeOrganization(context: StructuredContext): Organization | NewsMediaOrganization {
  const { settings } = context;
  const { social } = settings.footer;
  if (!isNewsMedia(settings)) return nameOrganization(context);
  const { address, email, founded, name } = settings.organization;
  const policies = (Object.keys(POLICIES) as PolicyName[]).flatMap((policy) => {
    const place = settings.policies[policy];
    return place === undefined ? [] : [[POLICIES[policy], resolvePlace(place, settings)]];
  });
  return {
    ...nameOrganization(context),
    '@type': 'NewsMediaOrganization',
    ...(name !== undefined && name !== settings.title && { alternateName: settings.title }),
    ...(address !== undefined && { address }),
    ...(email !== undefined && { email }),
    ...(founded !== undefined && { foundingDate: founded }),
    ...(social.length > 0 && { sameAs: social }),
    ...Object.fromEntries(policies),
  };
}

/** A site that says nothing of its publisher need not be a newspaper's. */
function isNewsMedia({ organization, policies }: StructuredContext['settings']): boolean {
  return [...Object.values(organization), ...Object.values(policies)].some((value) => value !== undefined);
}

/** Pixels; search engines take no smaller logo (https://developers.google.com/search/docs/appearance/structured-data/organization#logo). */
const LEAST_LOGO = 112;

/** The logo as it is drawn for those who take no SVG, else the icon, which has every size. */
function findOrganizationLogo({ addresses, logo }: Pick<StructuredContext, 'addresses' | 'logo'>): string {
  const size = logo && fitLogo(logo.light);
  return size && Math.min(size.width, size.height) >= LEAST_LOGO ? addresses.icon('logo') : addresses.siteIcon;
}

function organizationId(addresses: StructuredContext['addresses']): string {
  return `${addresses.absolute(addresses.home)}#organization`;
}
