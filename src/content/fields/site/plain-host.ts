import { quoteText } from '../../problems/describe-value.ts';
import { refuse, webAddress } from '../field-types.ts';

export const NO_PLAIN_HOST = 'has a host that is not of letters, digits, hyphens and dots';

/**
 * Whether the host of an address is a plain name, or a number in brackets. The URL standard takes many more signs, among them
 * quotes, `;`, `$` and `*`, which mean something in headers, in policies and in the files of web servers.
 */
export function hasPlainHost({ hostname }: URL): boolean {
  return (
    hostname.length <= 253 && /^(?:\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*)$/.test(hostname)
  );
}

/** The address of a server that is told something. */
export function serviceAddress(field: string, example: string) {
  return webAddress(field, example).transform((address, context) => {
    if (hasPlainHost(new URL(address))) return address;
    return refuse(context, address, `${field} ${NO_PLAIN_HOST}, found ${quoteText(address)}; write for example ${field}: ${example}`);
  });
}
