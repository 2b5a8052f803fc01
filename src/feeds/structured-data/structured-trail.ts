import type { BreadcrumbList } from 'schema-dts';
import type { TrailStep } from '../../lists/trail.ts';
import type { StructuredContext } from './structured-data.ts';

/** A page's breadcrumb, with the page itself at its end. */
export function describeTrail(trail: readonly TrailStep[], page: TrailStep, { addresses }: Pick<StructuredContext, 'addresses'>) {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: [...trail, page].map(({ name, href }, index) => ({
      '@type': 'ListItem' as const,
      position: index + 1,
      name,
      item: addresses.absolute(href),
    })),
  } as const satisfies BreadcrumbList;
}
