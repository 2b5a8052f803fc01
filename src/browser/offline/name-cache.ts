/** What begins the name of each of the service worker's caches. @param base of the site; begins and ends with a slash */
export function cachePrefix(base: string): string {
  return `broadsheet ${base} `;
}

/** One of the caches. Raise its number when what it holds changes its form: the worker removes those of other names. */
export function nameCache(what: 'pages' | 'files' | 'shell', base: string): string {
  return `${cachePrefix(base)}${what} 1`;
}
