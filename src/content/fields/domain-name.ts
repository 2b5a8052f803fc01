import { quoteText } from '../problems/describe-value.ts';
import { findAddressFault } from './address-part.ts';
import { formedText, refuse } from './field-types.ts';

/** Lower-case letters, digits, hyphens and dots: a host name without scheme or path. */
const DOMAIN = /^(?=.{1,253}$)[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)*$/u;

export function domainName(field: string) {
  return formedText(field, 'a host name', `${field}: example.com`).transform((text, context) => {
    const domain = text.trim().toLowerCase().normalize('NFC');
    const fault = findAddressFault(domain);
    if (DOMAIN.test(domain) && fault)
      return refuse(context, text, `${field} ${fault}, found ${quoteText(text)}; write for example ${field}: example.com`);
    if (DOMAIN.test(domain)) return domain;
    return refuse(
      context,
      text,
      `${field} is not a host name, found ${quoteText(text)}; write it without https:// and path: ${field}: example.com`,
    );
  });
}

/** The domain of the provider at an address, where no file names one: its host without `www.`. */
export function findDomain(address: string): string | undefined {
  const host = URL.parse(address)?.hostname.replace(/^www\./, '') ?? '';
  return DOMAIN.test(host) && !findAddressFault(host) ? host : undefined;
}
