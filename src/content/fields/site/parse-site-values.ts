import type { Refusal } from '../field-types.ts';
import { hasPlainHost, NO_PLAIN_HOST } from './plain-host.ts';

/** @returns the address without its slash at the end, or what is wrong with it */
export function parseSiteUrl(text: string): { url: string } | Refusal {
  const url = URL.parse(text);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return { fault: 'is not a web address' };
  if (url.pathname !== '/' || url.search || url.hash) return { fault: 'has a path', mend: 'give the path as base, and ' };
  if (url.username || url.password) return { fault: 'names a user or a password', isSecret: true };
  if (!hasPlainHost(url)) return { fault: NO_PLAIN_HOST };
  return { url: url.origin };
}

/** @returns the path with a slash at both ends, or what is wrong with it */
export function parseBasePath(text: string): { base: string } | { fault: string } {
  const path = `/${text.trim().replace(/^\/+|\/+$/g, '')}/`.replace('//', '/');
  const isPath = path
    .split('/')
    .slice(1, -1)
    .every((part) => /^[A-Za-z0-9_~-][A-Za-z0-9._~-]*$/.test(part));
  return isPath ? { base: path } : { fault: 'is not a path of letters, digits and hyphens' };
}

export function parseTimeZone(text: string): { value: string } | { fault: string } {
  try {
    return { value: new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone };
  } catch {
    return { fault: 'is not a time zone' };
  }
}

/** Its form is IndexNow's (https://www.indexnow.org/documentation); the key is public, as a file of the site. */
export function parseIndexNowKey(text: string): { value: string } | { fault: string } {
  return /^[A-Za-z0-9-]{8,128}$/.test(text) ? { value: text } : { fault: 'is not 8 to 128 letters, digits and hyphens' };
}
