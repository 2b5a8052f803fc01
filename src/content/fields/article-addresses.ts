import { folderOf, ROUTES } from '../../routes.ts';
import { quoteText } from '../problems/describe-value.ts';
import type { Finding } from '../problems/finding.ts';
import { findAddressFault } from './address-part.ts';

/**
 * @param slug what front matter sets, if it does
 * @param name the article's, see `nameArticle`
 */
export function slugFrom(slug: string | undefined, name: string): string {
  return (slug ?? name).normalize('NFC');
}

/** `/old`, `/old/` and `/old/index.html` are one address: `/old/`. A name alone is an old slug. */
export function toAliasPath(alias: string): string {
  const path = alias.normalize('NFC').trim();
  const rooted = path.includes('/') ? path : `/${folderOf(ROUTES.article)}/${path}`;
  const folder = rooted.replace(/(^|\/)index\.html?\/?$/i, '$1').replace(/^\/|\/$/g, '');
  return `/${folder}/`;
}

/**
 * What is wrong with an article's slug and aliases. The fields may have other errors, so that all are found at once;
 * the schema reports what is no text.
 */
export function checkAddresses(file: string, name: string, { slug, aliases }: Record<string, unknown>): Finding[] {
  const isSet = slug !== undefined && slug !== null;
  const ofSlug = typeof slug === 'string' ? checkSlug(file, slug) : isSet ? [] : checkName(file, name);
  const ofAliases = (Array.isArray(aliases) ? aliases : []).flatMap((alias, index) => checkAlias(file, alias, index));
  return [...ofSlug, ...ofAliases];
}

function checkSlug(file: string, slug: string): Finding[] {
  const fault = findSlugFault(slug);
  if (!fault) return [];
  const mend = isTooLong(fault) ? 'use a shorter one' : 'use letters, digits and hyphens';
  const message = `slug ${fault}, found ${quoteText(slug)}; ${mend}, as in slug: bridge-opens`;
  return [{ severity: 'error', file, path: ['slug'], message }];
}

function checkName(file: string, name: string): Finding[] {
  const fault = findSlugFault(name);
  if (!fault) return [];
  const mend = isTooLong(fault) ? 'give the file a shorter name' : 'rename the file with letters, digits and hyphens';
  const wrong = `the file's name ${fault} and so can't be an address, found ${quoteText(name)}`;
  return [{ severity: 'error', file, path: [], message: `${wrong}; ${mend}, or add a line such as slug: bridge-opens` }];
}

function findSlugFault(slug: string): string | null {
  // The JSON API has its list of all stories at /api/news/index.json.
  return /^index$/i.test(slug) ? 'is the name of the list of all stories' : findAddressFault(slug.normalize('NFC'));
}

/** Of a whole address: each part is a folder, and a file system allows some 4,000 bytes for all of a path. */
const [MAX_PARTS, MAX_ADDRESS_BYTES] = [20, 1000];

/** Old addresses may end in `.html`, as those of other generators do. */
function checkAlias(file: string, alias: unknown, index: number): Finding[] {
  if (typeof alias !== 'string') return [];
  const path = toAliasPath(alias);
  const parts = path
    .replace(/\.html?\/$/i, '/')
    .split('/')
    .slice(1, -1);
  const message = parts.some((part) => findAddressFault(part) !== null)
    ? `an alias must be an old path of this site, found ${quoteText(alias)}; write for example - /2024/old-address/`
    : describeLength('an alias', parts.length, Buffer.byteLength(path), "leave it out, or let the site's host redirect it");
  return message === undefined ? [] : [{ severity: 'error', file, path: ['aliases', index], message }];
}

/** What is too long about an address of several parts; undefined if nothing is. @param what it is, for a message */
export function describeLength(what: string, parts: number, bytes: number, mend: string): string | undefined {
  if (parts <= MAX_PARTS && bytes <= MAX_ADDRESS_BYTES) return undefined;
  const most = `${what} may have ${MAX_PARTS} parts and ${MAX_ADDRESS_BYTES.toLocaleString('en')} bytes`;
  return `${most}, found ${parts} parts and ${bytes.toLocaleString('en')} bytes; ${mend}`;
}

function isTooLong(fault: string): boolean {
  return fault.startsWith('is longer');
}
