import { basename } from 'node:path';
import type { ParsedArticle } from '../article.ts';
import { isLocalPicture, listArticlePictures, listBodyUses, type PictureUse } from '../article-pictures.ts';
import type { SiteSettings } from '../fields/site/site-settings.ts';
import type { PaperFiles } from '../files/list-content-files.ts';
import type { YamlFile } from '../files/read-yaml-files.ts';
import type { ParsedPage } from '../own-page.ts';
import { quoteText } from '../problems/describe-value.ts';
import { nearestName } from '../problems/find-unknown-fields.ts';
import type { Finding } from '../problems/finding.ts';

/** Characters of a path in a message. */
const MOST_SHOWN = 200;

export interface CheckedPictures {
  /** Where each picture of the content folder that is named lies on this disk, by the address that authors use. */
  paths: ReadonlyMap<string, string>;
  /** How often each is named, also where none is. */
  names: ReadonlyMap<string, number>;
  findings: readonly Finding[];
}

/**
 * Finds the pictures of the content folder that are named.
 * @param others those that YAML files name, see {@link listYamlPictures} and {@link listMarks}
 */
export function checkPictures(
  listed: PaperFiles,
  articles: readonly ParsedArticle[],
  others: readonly PicturePlace[],
  pages: readonly ParsedPage[],
): CheckedPictures {
  const uses = [
    ...articles.flatMap((article) => listPlaces(article.file, listArticlePictures(article))),
    ...others,
    ...pages.flatMap((page) => listPlaces(page.file, listBodyUses(page))),
  ];
  const named = uses.filter(({ url }) => isLocalPicture(url));
  if (named.length === 0) return { paths: new Map(), names: new Map(), findings: [] };
  const files = new Map(
    [...listed.values()]
      .flat()
      .filter(({ isRegular }) => isRegular)
      .map(({ file, path }) => [file, path]),
  );
  const missing = named.filter(({ url, role }) => role !== 'embedded' && !files.has(url));
  // Only if something is missing, and once: it may be one of 10,000.
  let names: ReadonlyMap<string, string> | undefined;
  const listNames = () => {
    names ??= new Map([...files.keys()].filter((file) => !file.endsWith('.md')).map((file) => [basename(file), file]));
    return names;
  };
  const findings = missing.map(({ url, role: _role, ...place }) => ({
    severity: 'error' as const,
    ...place,
    message: () => describeMissing(url, listNames()),
  }));
  return {
    paths: new Map(named.flatMap(({ url }): [string, string][] => (files.has(url) ? [[url, files.get(url) ?? '']] : []))),
    names: countNames(named),
    findings,
  };
}

/** How often pictures of the content folder are named, by their addresses. */
export function countNames(uses: readonly Pick<PictureUse, 'url'>[]): Map<string, number> {
  const names = new Map<string, number>();
  for (const { url } of uses) if (isLocalPicture(url)) names.set(url, (names.get(url) ?? 0) + 1);
  return names;
}

/** Where a file names a picture. */
export type PicturePlace = Pick<Finding, 'file' | 'path' | 'text'> & Pick<PictureUse, 'url' | 'role'>;

function listPlaces(file: string, uses: readonly PictureUse[]): PicturePlace[] {
  return uses.map(({ url, role, path, written }) => ({ file, url, role, path, ...(path.length === 0 && { text: written }) }));
}

/** The pictures that a field of YAML files names. */
export function listYamlPictures<Field extends 'logo' | 'picture'>(
  files: readonly YamlFile<{ [Name in Field]?: string | undefined }>[],
  field: Field,
): PicturePlace[] {
  return files.flatMap(({ file, fields }): PicturePlace[] => {
    const url = fields[field];
    return url === undefined ? [] : [{ file, url, role: field === 'logo' ? 'logo' : 'portrait', path: [field] }];
  });
}

/** The pictures that stand for the paper. */
export function listMarks({ logo, icon }: Pick<SiteSettings, 'logo' | 'icon'>): PicturePlace[] {
  return Object.entries({ logo, icon }).flatMap(([field, mark = {}]) =>
    Object.entries(mark).flatMap(([ground, url]): PicturePlace[] =>
      url === undefined ? [] : [{ file: 'site.yaml', url, role: 'logo', path: [field, ground] }],
    ),
  );
}

/** @param names of files, each with its path */
function describeMissing(url: string, names: ReadonlyMap<string, string>): string {
  if (url.split('/').includes('..'))
    return `the picture ${quoteText(url, MOST_SHOWN)} is outside the content folder; copy it into the folder`;
  const nearest = names.get(nearestName(basename(url), [...names.keys()]) ?? '');
  const mend = nearest
    ? `did you mean ${quoteText(nearest, MOST_SHOWN)}?`
    : 'add it, or correct the path (it starts at the content folder)';
  return `the picture ${quoteText(url, MOST_SHOWN)} is not in the content folder; ${mend}`;
}
