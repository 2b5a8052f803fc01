import { basename } from 'node:path';
import type { ParsedArticle } from './article.ts';
import type { FileFinding } from './file-finding.ts';
import { nearestName } from './find-unknown-fields.ts';
import { listFiles } from './list-files.ts';
import type { ProviderFields } from './provider-schema.ts';
import type { YamlFile } from './read-content-files.ts';
import { listBodyPictures } from './render-body.ts';

interface PictureUse {
  file: string;
  url: string;
  path: FileFinding['path'];
  text?: string;
}

/** True for a path in the content folder, false for a web address. */
function isLocalPicture(url: string): boolean {
  return !/^[a-z][a-z0-9+.-]*:/i.test(url);
}

export interface CheckedPictures {
  /** Each picture of the content folder with the file that names it and its place on this disk. */
  uses: readonly { file: string; url: string; path: string }[];
  findings: readonly FileFinding[];
}

/** Finds the pictures of the content folder that articles and providers name. */
export async function checkPictures(
  contentDir: string,
  articles: readonly ParsedArticle[],
  providers: readonly YamlFile<ProviderFields>[],
): Promise<CheckedPictures> {
  const named = [...articles.flatMap(listArticlePictures), ...providers.flatMap(listLogos)].filter(({ url }) => isLocalPicture(url));
  if (named.length === 0) return { uses: [], findings: [] };
  const files = new Map((await listFiles(contentDir, '.')).filter(({ isRegular }) => isRegular).map(({ file, path }) => [file, path]));
  const uses = named.flatMap(({ file, url }) => {
    const path = files.get(url);
    return path === undefined ? [] : [{ file, url, path }];
  });
  const missing = named.filter(({ url }) => !files.has(url));
  const findings = missing.map(({ url, ...place }) => ({ ...place, message: describeMissing(url, [...files.keys()]) }));
  return { uses, findings };
}

function listArticlePictures({ file, images, provider, body }: ParsedArticle): PictureUse[] {
  return [
    ...images.map(({ url }, index) => ({ file, url, path: ['images', index, 'url'] })),
    ...(provider.logo ? [{ file, url: provider.logo.url, path: ['provider', 'images', 0, 'url'] }] : []),
    ...listBodyPictures(body).map((url) => ({ file, url, path: [], text: url })),
  ];
}

function listLogos({ file, fields }: YamlFile<ProviderFields>): PictureUse[] {
  return fields.logo === undefined ? [] : [{ file, url: fields.logo, path: ['logo'] }];
}

function describeMissing(url: string, files: readonly string[]): string {
  if (url.split('/').includes('..')) return `the picture ${JSON.stringify(url)} is outside the content folder; copy it into the folder`;
  const names = new Map(files.filter((file) => !file.endsWith('.md')).map((file) => [basename(file), file]));
  const nearest = names.get(nearestName(basename(url), [...names.keys()]) ?? '');
  const mend = nearest ? `did you mean ${JSON.stringify(nearest)}?` : 'add it, or correct the path (it starts at the content folder)';
  return `the picture ${JSON.stringify(url)} is not in the content folder; ${mend}`;
}
