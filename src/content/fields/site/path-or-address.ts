import { quoteText } from '../../problems/describe-value.ts';
import { formedText, refuse } from '../field-types.ts';

/** A page of this site, as a path below its base that begins with a slash, or an address elsewhere; percent-encoded as browsers do. */
export function pathOrAddress(field: string, path: string) {
  const example = `${field}: ${path}`;
  return formedText(field, 'a path or a web address', example).transform((text, context) => {
    const url = /^(?:https?:\/\/|\/(?![/\\]))/i.test(text) ? URL.parse(text, 'https://site.invalid') : null;
    if (url && !url.username && !url.password) return text.startsWith('/') ? url.pathname + url.search + url.hash : url.href;
    const found = url ? 'names a user or a password' : `is neither a path that begins with / nor a web address, found ${quoteText(text)}`;
    return refuse(context, text, `${field} ${found}; write for example ${example}, or ${field}: "https://example.com${path}"`);
  });
}
