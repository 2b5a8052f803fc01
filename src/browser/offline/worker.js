// The service worker. write-worker.ts puts before it what it needs to know of the site, and takes out comments and indentation:
// BASE, the site's folder; the names of its caches, PREFIX, PAGES, SAVED, STYLES, FILES and SHELL; below BASE the offline page, OFFLINE,
// and the folders whose pages and files it caches, PAGE_FOLDERS and FILE_FOLDERS; and what stands above a copy, COPY_NOTE, HTML
// before and after the time, which is written as LANGUAGE has it.
const ROOT = location.origin + BASE;
// A site has some 30 style sheets; each version of it may have others.
const MOST = { [PAGES]: 80, [STYLES]: 90, [FILES]: 240 };
// Hosts vary pages by headers that say nothing about us.
const LOOSELY = { ignoreSearch: true, ignoreVary: true };

addEventListener('install', (event) => {
  skipWaiting();
  event.waitUntil(cacheShell());
});
addEventListener('activate', (event) => event.waitUntil(start(event)));
addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  if (method + mode === 'GETnavigate' && isPage(url)) event.respondWith(readPage(event));
  else if (isIn(FILE_FOLDERS, url)) event.respondWith(readFile(event));
});

function isIn(folders, url) {
  return folders.some((folder) => url.startsWith(ROOT + folder));
}

// Other programs may live in the same folder.
function isPage(url) {
  const address = url.replace(/[?#].*/, '');
  return address === ROOT || (address.endsWith('/') && isIn(PAGE_FOLDERS, address));
}

async function start(event) {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && ![PAGES, SAVED, STYLES, FILES, SHELL].includes(name)) await caches.delete(name);
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
  const copy = await caches.match(event.request, LOOSELY);
  const fresh = fetchPage(event, event.request, event.preloadResponse);
  event.waitUntil(fresh);
  // Four seconds.
  const late = new Promise((resolve) => copy && setTimeout(resolve, 4000, copy));
  try {
    const response = await Promise.race([fresh, late]);
    return response === copy || (copy && response.status > 499) ? await dateCopy(copy) : response;
  } catch {
    return copy ? dateCopy(copy) : caches.match(ROOT + OFFLINE);
  }
}

// Says on the page that it is a copy, and when the host sent it. Here, as a script of the page would move what is below.
async function dateCopy(copy) {
  const sent = new Date(copy.headers.get('date') ?? NaN);
  if (Number.isNaN(sent.getTime())) return copy;
  const isToday = sent.toDateString() === new Date().toDateString();
  const time = sent.toLocaleString([LANGUAGE, 'en'], { timeStyle: 'short', ...(!isToday && { dateStyle: 'medium' }) });
  const html = await copy.text();
  return new Response(
    html.replace(/<main[^>]*>/, (main) => main + COPY_NOTE.join(time)),
    copy,
  );
}

async function fetchPage(event, request, preload) {
  const response = (await preload) ?? (await fetch(request));
  const { pathname } = new URL(request.url ?? request);
  for (const name of [PAGES, SAVED]) {
    const cache = await caches.open(name);
    // What was taken back does not stay either.
    if (response.status === 404) await cache.delete(pathname);
    // What the reader saved is brought up to date. The page itself puts it there.
    else if (name === PAGES || (await cache.match(pathname))) event.waitUntil(addToCache(name, pathname, response));
  }
  if (pathname === BASE) event.waitUntil(cacheShell());
  return response;
}

// A file's name changes with its bytes, so a copy is never old. Style sheets, where pages link to them, stay whatever pictures come:
// each is of many pages.
async function readFile(event) {
  const copy = await caches.match(event.request, LOOSELY);
  if (copy) return copy;
  const response = await fetch(event.request);
  event.waitUntil(addToCache(event.request.url.endsWith('.css') ? STYLES : FILES, event.request, response));
  return response;
}

// The offline page, with its style sheets, fonts and scripts, and what those import.
async function cacheShell() {
  const names = new RegExp(`[^"(]*/(?:${FILE_FOLDERS.join('|')})[^")]*|\\./[^"]+\\.js`, 'g');
  const shell = await caches.open(SHELL);
  const files = new Set([ROOT + OFFLINE]);
  for (const file of files) {
    await shell.add(file);
    const text = await (await shell.match(file)).text();
    for (const [name] of text.matchAll(names)) files.add(new URL(name, file).href);
  }
}

// While the response is on its way to the page. The newest stand last; a full disk takes nothing more.
async function addToCache(name, key, response) {
  // No error, nobody else's, and not the end of a redirect.
  if (response.status !== 200 || response.type !== 'basic' || response.redirected) return;
  const copy = response.clone();
  const cache = await caches.open(name);
  await cache.delete(key);
  await cache.put(key, copy);
  for (const old of (await cache.keys()).slice(0, -MOST[name])) await cache.delete(old);
}
