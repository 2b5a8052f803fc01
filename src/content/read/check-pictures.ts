import { basename } from 'node:path';
import type { ParsedArticle } from '../article.ts';
import { isLocalPicture, listArticlePictures, type PictureUse } from '../article-pictures.ts';
import type { ProviderFields } from '../fields/provider-schema.ts';
import { nearestName } from '../problems/find-unknown-fields.ts';
import type { Finding } from '../problems/finding.ts';
import { listContentFiles } from './list-content-files.ts';
import type { YamlFile } from './read-content-files.ts';

export interface CheckedPictures {
  /** Where each picture of the content folder that is named lies on this disk, by the address that authors use. */
  paths: ReadonlyMap<string, string>;
  findings: readonly Finding[];
}

/** Finds the pictures of the content folder that articles and providers name. */
export async function checkPictures(
  contentDir: string,
  articles: readonly ParsedArticle[],
  providers: readonly YamlFile<ProviderFields>[],
): Promise<CheckedPictures> {
  const named = [...articles.flatMap(listPlaces), ...providers.flatMap(listLogos)].filter(({ url }) => isLocalPicture(url));
  if (named.length === 0) return { paths: new Map(), findings: [] };
  const files = new Map(
    listContentFiles(contentDir)
      .filter(({ isRegular }) => isRegular)
      .map(({ file, path }) => [file, path]),
  );
  const missing = named.filter(({ url, role }) => role !== 'embedded' && !files.has(url));
  const findings = missing.map(({ url, role: _role, ...place }) => ({
    severity: 'error' as const,
    ...place,
    message: describeMissing(url, [...files.keys()]),
  }));
  return {
    paths: new Map(named.flatMap(({ url }): [string, string][] => (files.has(url) ? [[url, files.get(url) ?? '']] : []))),
    findings,
  };
}

type PicturePlace = Pick<Finding, 'file' | 'path' | 'text'> & Pick<PictureUse, 'url' | 'role'>;

function listPlaces(article: ParsedArticle): PicturePlace[] {
  return listArticlePictures(article).map(({ url, role, path }) => ({
    file: article.file,
    url,
    role,
    path,
    ...(path.length === 0 && { text: url }),
  }));
}

function listLogos({ file, fields }: YamlFile<ProviderFields>): PicturePlace[] {
  return fields.logo === undefined ? [] : [{ file, url: fields.logo, role: 'logo', path: ['logo'] }];
}

function describeMissing(url: string, files: readonly string[]): string {
  if (url.split('/').includes('..')) return `the picture ${JSON.stringify(url)} is outside the content folder; copy it into the folder`;
  const names = new Map(files.filter((file) => !file.endsWith('.md')).map((file) => [basename(file), file]));
  const nearest = names.get(nearestName(basename(url), [...names.keys()]) ?? '');
  const mend = nearest ? `did you mean ${JSON.stringify(nearest)}?` : 'add it, or correct the path (it starts at the content folder)';
  return `the picture ${JSON.stringify(url)} is not in the content folder; ${mend}`;
}
