import { join } from 'node:path';
import { articleSchema } from '../fields/article-schema.ts';
import { NOT_READ } from '../fields/site/field-map.ts';
import { readContentFile } from '../files/read-content-file.ts';
import { isProblem, splitFrontMatter } from '../files/split-front-matter.ts';
import type { Publication } from '../publication.ts';

/** What Hugo, Jekyll, Eleventy, Astro's own blog and AstroPaper call it, and themes of theirs that many use. */
const NAMES_OF_OTHERS: Readonly<Record<string, readonly string[]>> = {
  publishedDateTime: ['date', 'pubDate', 'pubDatetime', 'publishDate', 'datePublished'],
  updatedDateTime: ['lastmod', 'updated', 'updatedDate', 'modDatetime', 'last_modified_at', 'dateModified'],
  excerpt: ['description', 'summary'],
  topics: ['tags', 'categories'],
  authors: ['author'],
  images: ['image', 'cover', 'heroImage', 'ogImage', 'featured_image', 'thumbnail'],
  originalUrl: ['canonicalURL', 'canonical_url'],
  aliases: ['permalink', 'url', 'redirect_from'],
  expires: ['expiryDate'],
  draft: ['eleventyExcludeFromCollections'],
  [NOT_READ]: ['comments', 'featured', 'layout', 'math', 'postSlug', 'ShowToc', 'showToc', 'TocOpen', 'timezone', 'toc', 'weight'],
};

/** Files; fewer are typing mistakes. */
const MANY = 3;

/**
 * Lines for `site.yaml` that map other generators' names, where many files have them. Such a file is always told of, so only
 * those with a problem are looked at.
 */
export function proposeFields({ problems, site }: Pick<Publication, 'problems' | 'site'>, contentDir: string): string[] {
  const files = new Set(problems.flatMap(({ file }) => (/^news\/.*\.md$/.test(file) ? [file] : [])));
  const lines = [...files].flatMap((file) => listLines(readFields(contentDir, file), site.fields));
  const counts = Map.groupBy(lines, (line) => line);
  const isMany = (line: string) => (counts.get(line)?.length ?? 0) >= MANY;
  return listCandidates().flatMap(([name, field]) => [field, NOT_READ].map((target) => `${name}: ${target}`).find(isMany) ?? []);
}

function readFields(contentDir: string, file: string): Record<string, unknown> {
  const content = readContentFile({ file, path: join(contentDir, file), isRegular: true });
  if (!Buffer.isBuffer(content)) return {};
  const parts = splitFrontMatter(file, content.toString().replace(/^\ufeff/, ''));
  return isProblem(parts) ? {} : parts.data;
}

/** The lines that a file speaks for. */
function listLines(data: Record<string, unknown>, known: Readonly<Record<string, string>>): string[] {
  const found = listCandidates().filter(
    ([name, field]) => Object.hasOwn(data, name) && !Object.hasOwn(known, name) && (field === NOT_READ || !Object.hasOwn(data, field)),
  );
  // Tags and one author are fields of ours, too: only beside others' names they are likely meant as topics, and as a list.
  if (found.every(([name]) => isOurs(name))) return [];
  return found.map(([name, field]) => `${name}: ${field === 'aliases' && !isOldPath(data[name]) ? NOT_READ : field}`);
}

function listCandidates(): [name: string, field: string][] {
  return Object.entries(NAMES_OF_OTHERS)
    .filter(([field]) => field === NOT_READ || isOurs(field))
    .flatMap(([field, names]) => names.map((name): [string, string] => [name, field]))
    .filter(([name, field]) => !isOurs(name) || field === 'topics' || field === 'authors');
}

function isOurs(name: string): boolean {
  return Object.hasOwn(articleSchema.shape, name);
}

/** Not a pattern, of which others make addresses. */
function isOldPath(value: unknown): boolean {
  return Array.isArray(value) || (typeof value === 'string' && /^\/[^{}:]*$/.test(value));
}
