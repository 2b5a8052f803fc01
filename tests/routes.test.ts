import { readdir } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAddresses } from '../src/content/addresses.ts';
import { findRoute, ROUTES, type Route, type RouteName } from '../src/routes.ts';
import { buildSample } from './build-sample.ts';
import { ENGINE_DIR } from './run-command.ts';

const ROWS = Object.entries<Route>(ROUTES);

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/** The path that Astro gives to a file of `src/pages/`. */
function pathOf(file: string): string {
  if (file.endsWith('.ts')) return file.slice(0, -'.ts'.length).replace(/^\[\.{3}list\]\//, '');
  if (file === '404.astro') return '404.html';
  // Of a page that some sites have not, the rest is never filled.
  return file.replace(/(?:index|\[\.{3}list\])\.astro$/, '').replace(/\.astro$/, '/');
}

describe('the table of routes', () => {
  it('has a row for each file of src/pages/, and each row without another writer has its file', async () => {
    const files = (await listFiles(join(ENGINE_DIR, 'src/pages'))).filter((file) => !basename(file).startsWith('_'));
    const paths = ROWS.filter(([, { writer }]) => writer === undefined).map(([, { path }]) => path);
    expect(files.map(pathOf).toSorted()).toEqual(paths.toSorted());
  });

  it('has a row for each file of public/', async () => {
    const paths = ROWS.filter(([, { writer }]) => writer === 'public').map(([, { path }]) => path);
    expect((await listFiles(join(ENGINE_DIR, 'public'))).toSorted()).toEqual(paths.toSorted());
  });

  it.each(['/', '/ai/'])('names each address as its row does: under %s', (base) => {
    const named = Object.entries(createAddresses({ base, url: 'https://paper.example' })).filter(([name]) => name in ROUTES);
    expect(named.length).toBeGreaterThan(20);
    for (const [name, address] of named) {
      const path: string = typeof address === 'string' ? address : (address as (...names: string[]) => string)('br\u00fccke', '2');
      expect(path.startsWith(base)).toBe(true);
      expect([path, findRoute(decodeURIComponent(path.slice(base.length)))]).toEqual([path, name]);
    }
  });
});

/** No slug is `index`, and no IndexNow key as short as `robots`. */
const ALSO_FITS: Readonly<Record<string, RouteName[]>> = { 'api/news/index.json': ['apiArticle'], 'robots.txt': ['indexNowKey'] };

describe('a built site', () => {
  let files: string[];
  beforeAll(async () => {
    files = await listFiles(await buildSample());
  });

  // Any page fits the row of old addresses.
  it('has no file that fits no row, or two', () => {
    const patterns = ROWS.map(([name, { path }]) => [name, writePattern(path)] as const).filter(
      ([name]) => name !== 'alias' && name !== 'ownPage',
    );
    for (const file of files) {
      const path = file.replace(/(^|\/)index\.html$/, '$1');
      const fitting = patterns.filter(([, pattern]) => pattern.test(path)).map(([name]) => name);
      const expected = [findRoute(file), ...(ALSO_FITS[file] ?? [])].filter((name) => name !== 'alias');
      expect([file, fitting]).toEqual([file, expected]);
    }
  });

  it('has a file for each row, but for those that the sample does without', () => {
    const missing = new Set(Object.keys(ROUTES) as RouteName[]).difference(new Set(files.map(findRoute)));
    // A page of the paper's own counts as an old address here.
    expect([...missing]).toEqual(['day', 'rsl', 'indexNowKey', 'font', 'ownPage']);
  });
});

function writePattern(path: string): RegExp {
  const parts = path.split(/(\[[^\]]*\]\/?)/).map((part) => {
    if (part.startsWith('[...')) return '([^/]+/)*';
    return part.startsWith('[') ? part.replace(/\[.*\]/, '[^/]+') : RegExp.escape(part);
  });
  return new RegExp(`^${parts.join('')}$`);
}

it('a path that no build writes has no kind, and a page anywhere is an old address', () => {
  expect(findRoute('old/address/index.html')).toBe('alias');
  expect(findRoute('topics/old/address/index.html')).toBe('topic');
  for (const path of ['CNAME', 'old/file.pdf', 'news/bridge/picture.webp', 'robots.txt/more']) expect(findRoute(path)).toBeUndefined();
});
