import source from '../browser/offline/worker.js?raw';

/**
 * The site's service worker as a file.
 * @param base the folder that it serves; begins and ends with a slash
 */
export function writeWorker(base: string): string {
  return `const BASE = ${JSON.stringify(base)};\n${source.replace(/^\s*\/\/.*\n/gm, '').replace(/^\s+/gm, '')}`;
}

/** What stands in its place where a site has none any more: it removes the one that readers' browsers still have, and all that it kept. */
export function writeWorkerRemoval(base: string): string {
  const prefix = JSON.stringify(`broadsheet ${base} `);
  return `addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(remove()));
async function remove() {
for (const name of await caches.keys()) if (name.startsWith(${prefix})) await caches.delete(name);
await registration.unregister();
}
`;
}
