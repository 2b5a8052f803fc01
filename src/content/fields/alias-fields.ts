import { quoteText } from '../problems/describe-value.ts';
import { describeLength, findAddressFault } from './address-part.ts';
import { list, optional, rawText, refuse } from './field-types.ts';

/**
 * Old addresses, as paths of the site: `/old/`. They may end in `.html`, as those of other generators do.
 * @param folder where an old slug alone stood; left out, at the top
 */
export function aliases(folder?: string) {
  const alias = rawText('an alias', '- /old/address/').transform((text, context) => {
    const path = toAliasPath(text, folder);
    const fault = findFault(text, path);
    return fault === undefined ? path : refuse(context, text, fault);
  });
  return optional(list('aliases', alias, '- /old/address/'));
}

/** `/old`, `/old/` and `/old/index.html` are one address: `/old/`. A name alone is an old slug. */
function toAliasPath(alias: string, folder: string | undefined): string {
  const path = alias.normalize('NFC').trim();
  const rooted = path.includes('/') || folder === undefined ? path : `/${folder}/${path}`;
  return `/${rooted.replace(/(^|\/)index\.html?\/?$/i, '$1').replace(/^\/|\/$/g, '')}/`;
}

function findFault(alias: string, path: string): string | undefined {
  const parts = path
    .replace(/\.html?\/$/i, '/')
    .split('/')
    .slice(1, -1);
  if (parts.some((part) => findAddressFault(part) !== null))
    return `an alias must be an old path of this site, found ${quoteText(alias)}; write for example - /2024/old-address/`;
  return describeLength('an alias', parts.length, Buffer.byteLength(path), "leave it out, or let the site's host redirect it");
}
