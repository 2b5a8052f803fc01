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

/** Where on this disk each picture of the content folder lies that articles name, and what is wrong with the other names. */
export async function checkPictures(
  contentDir: string,
  articles: readonly ParsedArticle[],
  providers: readonly YamlFile<ProviderFields>[],
): Promise<{ paths: Map<string, string>; findings: FileFinding[] }> {
  const uses = [...articles.flatMap(listArticlePictures), ...providers.flatMap(listLogos)].filter(({ url }) => isLocalPicture(url));
  const paths = new Map<string, string>();
  if (uses.length === 0) return { paths, findings: [] };
  const files = new Map((await listFiles(contentDir, '.')).filter(({ isRegular }) => isRegular).map(({ file, path }) => [file, path]));
  const findings: FileFinding[] = [];
  for (const { url, ...place } of uses) {
    const path = files.get(url);
    if (path) paths.set(url, path);
    else findings.push({ ...place, message: describeMissing(url, [...files.keys()]) });
  }
  return { paths, findings };
}

function listArticlePictures({ file, images, provider, body }: ParsedArticle): PictureUse[] {
  const inBody = body.includes('![') ? listBodyPictures(body) : [];
  return [
    ...images.map(({ url }, index) => ({ file, url, path: ['images', index, 'url'] })),
    ...(provider.logo ? [{ file, url: provider.logo.url, path: ['provider', 'images', 0, 'url'] }] : []),
    ...inBody.map((url) => ({ file, url, path: [], text: url })),
  ];
}

function listLogos({ file, fields }: YamlFile<ProviderFields>): PictureUse[] {
  return fields.logo === undefined ? [] : [{ file, url: fields.logo, path: ['logo'] }];
}

function describeMissing(url: string, files: readonly string[]): string {
  if (url.split('/').includes('..')) return `the picture ${JSON.stringify(url)} is outside the content folder; copy it into the folder`;
  const nearest = nearestName(
    url,
    files.filter((file) => !file.endsWith('.md')),
  );
  const mend = nearest ? `did you mean ${JSON.stringify(nearest)}?` : 'add it, or correct the path (it starts at the content folder)';
  return `the picture ${JSON.stringify(url)} is not in the content folder; ${mend}`;
}
