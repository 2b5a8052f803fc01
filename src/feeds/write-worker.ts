import source from '../browser/offline/worker.js?raw';
import { cachePrefix, nameCache } from '../browser/site/stored-names.ts';
import { listTopNames, ROUTES, type Route } from '../routes.ts';
import type { Site } from '../site.ts';
import { splitAt } from '../words/fill-in.ts';
import { element, escapeMarkup } from './markup.ts';

/** What the worker needs to know of the site. */
type WorkerContext = Pick<Site, 'settings' | 'addresses' | 'pages' | 'words' | 'wordsLang'>;

/** The site's service worker as a file. */
export function writeWorker({ settings, addresses, pages, words, wordsLang }: WorkerContext): string {
  const { base, language } = settings;
  const ownPages = pages().map(({ path }) => addresses.page(path).slice(base.length));
  const note = element('p', { class: 'disclosed', lang: wordsLang }, escapeMarkup(words.offline.copy));
  const foldersOf = (wanted: Route['offline']) => listTopNames(({ offline }) => offline === wanted).map((name) => `${name}/`);
  const known = {
    BASE: base,
    PREFIX: cachePrefix(base),
    PAGES: nameCache('pages', base),
    SAVED: nameCache('saved', base),
    STYLES: nameCache('styles', base),
    FILES: nameCache('files', base),
    SHELL: nameCache('shell', base),
    OFFLINE: ROUTES.offline.path,
    PAGE_FOLDERS: [...foldersOf('page'), ...ownPages],
    FILE_FOLDERS: foldersOf('file'),
    COPY_NOTE: splitAt(note, 'time'),
    LANGUAGE: language,
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
