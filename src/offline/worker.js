// The service worker. write-worker.ts puts BASE, the site's folder, before it, and takes out comments and indentation.
// Raise a number when what its cache holds changes its form: caches of other names are removed.
const PREFIX = `broadsheet ${BASE} `;
const [PAGES, FILES, SHELL] = ['pages 1', 'files 1', 'shell 1'].map((name) => PREFIX + name);
const MOST = { [PAGES]: 80, [FILES]: 240 };
// Hosts vary pages by headers that say nothing about us.
const LOOSELY = { ignoreSearch: true, ignoreVary: true };

addEventListener('install', (event) => {
  skipWaiting();
  event.waitUntil(keepShell());
});
addEventListener('activate', (event) => event.waitUntil(start(event)));
addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  if (method + mode === 'GETnavigate' && isPage(url)) event.respondWith(readPage(event));
  else if (/^(?:assets|pictures)\//.test(findPath(url))) event.respondWith(readFile(event));
});

// Below the site's folder; nothing for other hosts and folders.
function findPath(url) {
  const root = location.origin + BASE;
  return url.startsWith(root) ? url.slice(root.length).replace(/[?#].*/, '') : undefined;
}

// Other programs may live in the same folder.
function isPage(url) {
  return /^(?:(?:news|topics|providers|archive|trending|search|feeds|newsletter)\/(?:.+\/)?)?$/.test(findPath(url));
}

async function start(event) {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && ![PAGES, FILES, SHELL].includes(name)) await caches.delete(name);
  }
  await registration.navigationPreload?.enable();
  await clients.claim();
  // What is open was loaded before there was a worker.
  for (const { url } of await clients.matchAll()) {
    if (isPage(url)) await fetchPage(event, url).catch(() => {});
  }
}

// The network's page; where that takes too long, fails or is an error, the copy; without one the offline page.
async function readPage(event) {
  const kept = await (await caches.open(PAGES)).match(event.request, LOOSELY);
  const fresh = fetchPage(event, event.request, event.preloadResponse);
  event.waitUntil(fresh.catch(() => {}));
  // Four seconds.
  const late = new Promise((resolve) => kept && setTimeout(resolve, 4000, kept));
  try {
    const response = await Promise.race([fresh, late]);
    return kept && response.status > 499 ? kept : response;
  } catch {
    return kept ?? caches.match(`${BASE}offline/`);
  }
}

async function fetchPage(event, request, preload) {
  const response = (await preload) ?? (await fetch(request));
  const { pathname } = new URL(request.url ?? request);
  // What was taken back is not kept either.
  if (response.status === 404) await (await caches.open(PAGES)).delete(pathname);
  keep(event, PAGES, pathname, response);
  if (pathname === BASE) event.waitUntil(keepShell().catch(() => {}));
  return response;
}

// A file's name changes with its bytes, so a copy is never old.
async function readFile(event) {
  const kept = await caches.match(event.request, LOOSELY);
  if (kept) return kept;
  const response = await fetch(event.request);
  keep(event, FILES, event.request, response);
  return response;
}

// The offline page, with its scripts and fonts.
async function keepShell() {
  const page = `${BASE}offline/`;
  const html = await (await fetch(page)).text();
  const files = html.match(/[^"(]*\/assets\/[^")]*/g);
  await (await caches.open(SHELL)).addAll(new Set([page, ...files]));
}

// While the response is on its way to the page. The newest stand last; a full disk keeps nothing more.
function keep(event, name, key, response) {
  // No error, nobody else's, and not the end of a redirect.
  if (response.status !== 200 || response.type !== 'basic' || response.redirected) return;
  const copy = response.clone();
  const put = async () => {
    const cache = await caches.open(name);
    await cache.delete(key);
    await cache.put(key, copy);
    for (const old of (await cache.keys()).slice(0, -MOST[name])) await cache.delete(old);
  };
  event.waitUntil(put().catch(() => {}));
}
