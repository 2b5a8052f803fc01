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

/**
 * What is wrong with an article's slug, or with the file's name where that is the slug. The fields may have other errors, so
 * that all are found at once; the schema reports what is no text.
 */
export function checkAddress(file: string, name: string, { slug }: Record<string, unknown>): Finding[] {
  if (typeof slug === 'string') return checkSlug(file, slug);
  return slug === undefined || slug === null ? checkName(file, name) : [];
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

function isTooLong(fault: string): boolean {
  return fault.startsWith('is longer');
}
