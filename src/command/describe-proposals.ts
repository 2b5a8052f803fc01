import { proposeStock } from '../content/between/propose-stock.ts';
import { proposeFields } from '../content/foreign/propose-fields.ts';
import type { Publication } from '../content/publication.ts';

/** What `site.yaml` might settle besides, as lines for a terminal that can be copied; none if there is nothing. */
export function describeProposals(publication: Publication, contentDir: string): string[] {
  const fields = proposeFields(publication, contentDir);
  const stock = proposeStock(publication.articles);
  return [
    ...(fields.length > 0 ? ['Many articles have the fields of another generator. To have them read, add to site.yaml:', 'fields:'] : []),
    ...fields.map((line) => `  ${line}`),
    ...(stock.length > 0
      ? [
          'Some pictures stand on five stories or more, and so are hardly theirs. To show them on none, add to site.yaml:',
          'images:',
          '  stock:',
        ]
      : []),
    ...stock.map(({ url, stories }) => `    - ${JSON.stringify(url)} # ${stories} stories`),
  ];
}
