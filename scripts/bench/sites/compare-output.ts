import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** What a site's output holds of one kind. */
export interface OutputKind {
  kind: string;
  files: number;
  bytes: number;
}

/**
 * Each kind and the paths of its files, the first match counts. The generators differ in how they name the same file:
 * `topics/ai/2/` or `topics/ai/page/2/`, `sitemaps/2023-01.xml` or `archive/2023-01/sitemap.xml`.
 */
const KINDS: readonly (readonly [kind: string, path: RegExp])[] = [
  ['article pages', /^news\/[^/]+\/index\.html$/],
  ['feeds', /(?:^|\/)(?:rss\.xml|atom\.xml|feed\.json)$/],
  ['article JSON', /^api\/news\/[^/]+(?<!\/index)\.json$/],
  ['API lists', /(?:^|\/)api\/.*\.json$/],
  ['newsletter', /^newsletter\/\d/],
  ['topics, providers', /^(?:topics|providers)\/.+\/index\.html$/],
  ['archive', /^archive\/.+\/index\.html$/],
  ['sitemaps', /sitemap.*\.xml$|^sitemaps\//],
  ['search index', /^search\/[^/]+\.json$/],
  ['single pages', /\.html$/],
];

const REST = 'rest';

/** Files and bytes of a site's output by kind, and in all; every kind is there, in the same order for each site. */
export async function summariseOutput(folder: string): Promise<OutputKind[]> {
  const kinds = [...KINDS.map(([kind]) => kind), REST].map((kind): OutputKind => ({ kind, files: 0, bytes: 0 }));
  const [all, html] = [
    { kind: 'in all', files: 0, bytes: 0 },
    { kind: 'of it HTML', files: 0, bytes: 0 },
  ];
  const byKind = new Map(kinds.map((entry) => [entry.kind, entry]));
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  for (const entry of entries.filter((candidate) => candidate.isFile())) {
    const file = join(entry.parentPath, entry.name);
    const { size } = await stat(file);
    const path = relative(folder, file).split(sep).join('/');
    const ofKind = byKind.get(findKind(path));
    for (const counted of [ofKind, all, ...(path.endsWith('.html') ? [html] : [])]) {
      if (!counted) continue;
      counted.files += 1;
      counted.bytes += size;
    }
  }
  return [...kinds, all, html];
}

function findKind(path: string): string {
  return KINDS.find(([, pattern]) => pattern.test(path))?.[0] ?? REST;
}
