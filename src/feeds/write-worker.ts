import source from '../browser/offline/worker.js?raw';
import { cachePrefix, nameCache } from '../browser/site/stored-names.ts';
import { listTopNames, ROUTES, type Route } from '../routes.ts';

/**
 * The site's service worker as a file.
 * @param base the folder that it serves; begins and ends with a slash
 * @param pages addresses of the paper's own pages, which stand at the top
 */
export function writeWorker(base: string, pages: readonly string[]): string {
  const foldersOf = (wanted: Route['offline']) => listTopNames(({ offline }) => offline === wanted).map((name) => `${name}/`);
  const known = {
    BASE: base,
    PREFIX: cachePrefix(base),
    PAGES: nameCache('pages', base),
    FILES: nameCache('files', base),
    SHELL: nameCache('shell', base),
    OFFLINE: ROUTES.offline.path,
    PAGE_FOLDERS: [...foldersOf('page'), ...pages.map((address) => address.slice(base.length))],
    FILE_FOLDERS: foldersOf('file'),
  };
  const constants = Object.entries(known).map(([name, value]) => `const ${name} = ${JSON.stringify(value)};\n`);
  return `${constants.join('')}${source.replace(/^\s*\/\/.*\n/gm, '').replace(/^\s+/gm, '')}`;
}

/** What stands in its place where a site has none any more: it removes the one that readers' browsers still have, with all its caches. */
export function writeWorkerRemoval(base: string): string {
  const prefix = JSON.stringify(cachePrefix(base));
  return `addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(remove()));
async function remove() {
for (const name of await caches.keys()) if (name.startsWith(${prefix})) await caches.delete(name);
await registration.unregister();
}
`;
}
