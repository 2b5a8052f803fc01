/**
 * What a browser keeps of a site goes by these names. All papers of a host share its store and its caches, so a name has the
 * paper's base path in it.
 */

/** Entries of localStorage. */
type Stored = 'theme' | 'search-key' | 'topics' | 'visit' | 'searches' | 'saved' | 'read';

/** About the reader and no story: who reads better on dark pages does so in every paper of a host. */
const OF_READER: ReadonlySet<Stored> = new Set(['theme', 'search-key']);

/** Without a path where the paper is at the root, so that its readers keep what they have. */
export function nameEntry(what: Stored): string {
  const base = OF_READER.has(what) ? '/' : import.meta.env.BASE_URL;
  return `broadsheet.${what}${base === '/' ? '' : ` ${base}`}`;
}

/** What begins the name of each of the service worker's caches. @param base of the site; begins and ends with a slash */
export function cachePrefix(base: string): string {
  return `broadsheet ${base} `;
}

/** One of the caches. Raise its number when what it holds changes its form: the worker removes those of other names. */
export function nameCache(what: 'pages' | 'saved' | 'styles' | 'files' | 'shell', base: string): string {
  return `${cachePrefix(base)}${what} 1`;
}
