/**
 * Every kind of address that a site has, once. Whoever treats an address by its kind asks this table: the links of pages, the
 * names that no alias may take, the order of writing, the service worker, the headers of hosts, what search engines are told.
 * A test compares it with `src/pages/` and with a built site.
 */

export interface Route {
  /**
   * Below the site's base. `[slug]` stands for one name, `[...page]` for any number of them, also none, as in the files of
   * `src/pages/`. One that ends with a slash is a page.
   */
  path: string;
  /** `issue` is a page for mail programs, `data` for other programs, `file` what a page loads. */
  kind: 'page' | 'issue' | 'redirect' | 'feed' | 'data' | 'file';
  order: (typeof WRITING_ORDER)[number];
  /** What the service worker keeps a copy of: pages that a reader saw, files that those load. */
  offline?: 'page' | 'file';
  /** What hosts are asked to send with it: a policy, or for how long it lasts. */
  headers?: 'page' | 'issue' | 'lasting';
  /** Of what `src/pages/` answers, where that is neither HTML nor JSON. */
  mediaType?: string;
  /** Who writes it, where no file of `src/pages/` does: the folder `public/`, or the build itself. */
  writer?: 'public' | 'build';
}

/** What goes first is what others link to: pictures and scripts, articles, lists, and at last the home page and what names lists. */
export const WRITING_ORDER = ['parts', 'articles', 'lists', 'top'] as const;

/** Where two fit a path, the first has it. */
export const ROUTES = {
  home: { path: '', kind: 'page', order: 'top', offline: 'page', headers: 'page' },
  article: { path: 'news/[slug]/', kind: 'page', order: 'articles', offline: 'page', headers: 'page' },
  topics: { path: 'topics/', kind: 'page', order: 'lists', offline: 'page', headers: 'page' },
  topic: { path: 'topics/[topic]/[...page]/', kind: 'page', order: 'lists', offline: 'page', headers: 'page' },
  providers: { path: 'providers/', kind: 'page', order: 'lists', offline: 'page', headers: 'page' },
  provider: { path: 'providers/[domain]/[...page]/', kind: 'page', order: 'lists', offline: 'page', headers: 'page' },
  authors: { path: 'authors/', kind: 'page', order: 'lists', offline: 'page', headers: 'page' },
  author: { path: 'authors/[author]/[...page]/', kind: 'page', order: 'lists', offline: 'page', headers: 'page' },
  archive: { path: 'archive/', kind: 'page', order: 'lists', offline: 'page', headers: 'page' },
  month: { path: 'archive/[year]/[month]/', kind: 'page', order: 'lists', offline: 'page', headers: 'page' },
  /** Of a month with very many stories. */
  day: { path: 'archive/[year]/[month]/[day]/', kind: 'page', order: 'lists', offline: 'page', headers: 'page' },
  trending: { path: 'trending/', kind: 'page', order: 'lists', offline: 'page', headers: 'page' },
  corrections: { path: 'corrections/[...page]/', kind: 'page', order: 'lists', offline: 'page', headers: 'page' },
  search: { path: 'search/', kind: 'page', order: 'lists', offline: 'page', headers: 'page' },
  /** How to subscribe, and every feed. */
  feedList: { path: 'feeds/', kind: 'page', order: 'lists', offline: 'page', headers: 'page' },
  newsletter: { path: 'newsletter/', kind: 'page', order: 'lists', offline: 'page', headers: 'page' },
  issue: { path: 'newsletter/[date]/', kind: 'issue', order: 'lists', offline: 'page', headers: 'issue' },
  /** Stands for a page that can't be reached. The service worker fetches it before it is needed. */
  offline: { path: 'offline/', kind: 'page', order: 'lists', headers: 'page' },
  /** Hosts send it for any address that is not there. */
  notFound: { path: '404.html', kind: 'page', order: 'top' },

  rss: { path: '[...place]/rss.xml', kind: 'feed', order: 'lists', mediaType: 'application/rss+xml' },
  atom: { path: '[...place]/atom.xml', kind: 'feed', order: 'lists', mediaType: 'application/atom+xml' },
  jsonFeed: { path: '[...place]/feed.json', kind: 'feed', order: 'lists', mediaType: 'application/feed+json' },
  opml: { path: 'opml.xml', kind: 'data', order: 'top', mediaType: 'text/x-opml' },
  issueText: { path: 'newsletter/[date]/index.txt', kind: 'data', order: 'lists', mediaType: 'text/plain' },

  /** `index.json`, `page/2/index.json`, and the same below the name of a topic. */
  apiNews: { path: 'api/news/[...list]/index.json', kind: 'data', order: 'lists' },
  apiArticle: { path: 'api/news/[slug].json', kind: 'data', order: 'articles' },
  apiTopics: { path: 'api/topics/index.json', kind: 'data', order: 'lists' },
  apiSchema: { path: 'api/schema.json', kind: 'data', order: 'lists', writer: 'public' },
  searchPart: { path: 'search/[part].json', kind: 'data', order: 'lists' },

  sitemap: { path: 'sitemap.xml', kind: 'data', order: 'top', mediaType: 'application/xml' },
  sitemapPart: { path: 'sitemaps/[part].xml', kind: 'data', order: 'lists', mediaType: 'application/xml' },
  newsSitemap: { path: 'news-sitemap.xml', kind: 'data', order: 'top', mediaType: 'application/xml' },
  robots: { path: 'robots.txt', kind: 'data', order: 'top', mediaType: 'text/plain' },
  rsl: { path: 'rsl.xml', kind: 'data', order: 'top', mediaType: 'application/rsl+xml' },
  indexNowKey: { path: '[indexNowKey].txt', kind: 'data', order: 'top', mediaType: 'text/plain' },

  asset: { path: 'assets/[file]', kind: 'file', order: 'parts', offline: 'file', headers: 'lasting', writer: 'build' },
  picture: { path: 'pictures/[file]', kind: 'file', order: 'parts', offline: 'file', headers: 'lasting', writer: 'build' },
  font: { path: 'fonts/[font].woff2', kind: 'file', order: 'parts', offline: 'file', headers: 'lasting', mediaType: 'font/woff2' },
  icon: { path: 'icons/[icon].png', kind: 'file', order: 'parts', mediaType: 'image/png' },
  siteIcon: { path: 'icon.svg', kind: 'file', order: 'parts', mediaType: 'image/svg+xml' },
  webManifest: { path: 'manifest.webmanifest', kind: 'data', order: 'parts', mediaType: 'application/manifest+json' },
  /** The service worker. */
  worker: { path: 'sw.js', kind: 'file', order: 'top', mediaType: 'text/javascript' },
  /** For hosts; they don't serve it. */
  hostHeaders: { path: '_headers', kind: 'data', order: 'parts', writer: 'build' },

  /** Old addresses, which lead to articles. */
  alias: { path: '[...alias]/', kind: 'redirect', order: 'lists' },
  /** The paper's own pages, `about/`. Of a path alone nobody knows whether it is one or an old address. */
  ownPage: { path: '[...page]/', kind: 'page', order: 'lists' },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof ROUTES;

/** Kept free for pages that are not made yet; one that is made gets a row instead. */
const NAMES_TO_COME: readonly string[] = ['stories', 'clusters', 'admin', 'llms.txt'];

/** What stands at the top of the site: a file, or the folder that all of a kind stand in; undefined for a kind that stands anywhere. */
const topOf = ({ path }: Route) => /^[^[/]+/.exec(path)?.[0];

const ROWS = Object.entries<Route>(ROUTES).map(([name, route]) => ({
  ...route,
  name: name as RouteName,
  top: topOf(route),
  pattern: toPattern(route.path),
}));
const ROWS_BY_TOP = Map.groupBy(ROWS, ({ top }) => top);

function toPattern(path: string): RegExp {
  const source = path.replace(/\[\.{3}\w+\]\/|\[\w+\]|\./g, (part) => {
    if (part === '.') return '\\.';
    return part.startsWith('[...') ? '(?:[^/]+/)*' : '[^/]+';
  });
  return new RegExp(`^${source}$`);
}

/**
 * The kind of a file of a built site; undefined for one that no build writes. 50,000 files take 40 ms.
 * @param file its path below the output folder, with slashes
 */
export function findRoute(file: string): RouteName | undefined {
  const path = file.replace(/(^|\/)index\.html$/, '$1');
  const [top] = path.split('/', 1);
  const fits = ({ pattern }: (typeof ROWS)[number]) => pattern.test(path);
  return (ROWS_BY_TOP.get(top)?.find(fits) ?? ROWS_BY_TOP.get(undefined)?.find(fits))?.name;
}

/** Whether files of a kind stand at any place, so that one there may as well be somebody else's. */
export function standsAnywhere(name: RouteName): boolean {
  return ROUTES[name].path.startsWith('[');
}

/** What stands at the top of the site, files and folders, that is or holds something of a kind. */
export function listTopNames(isOfKind: (route: Route) => boolean): string[] {
  return [...new Set(ROWS.filter(isOfKind).flatMap(({ top = [] }) => top))];
}

/** The folder at the top of the site that all of a kind stand in. */
export function folderOf({ path }: Route): string {
  return path.slice(0, path.indexOf('/'));
}

/** Whether a path below the site's base is of the JSON API, which `site.yaml` may leave out. */
export function isOfApi(path: string): boolean {
  return path.startsWith(`${folderOf(ROUTES.apiSchema)}/`);
}

/** Names that are left out take no place: `[...page]` is then nothing. */
export type PathWriter = (...names: readonly (string | number | undefined)[]) => string;

/**
 * Writes paths of one kind, percent-encoded; names go into the brackets in their order.
 * @param path as in {@link Route}, also with the site's base before it
 */
export function createPathWriter(path: string): PathWriter {
  const [fixed = '', end] = path.split(/\[\.{3}\w+\]\//);
  const [start, ...pieces] = fixed.split(/\[\w+\]/);
  return (...given) => {
    const names = given.filter((name) => name !== undefined).map((name) => encodeURIComponent(name));
    const filled = start + pieces.map((piece, index) => names[index] + piece).join('');
    if (end === undefined) return filled;
    const others = names.slice(pieces.length).map((name) => `${name}/`);
    return filled + others.join('') + end;
  };
}

/** Hosts show `404.html` at `/404/` too. */
const OWN_NAMES: ReadonlySet<string> = new Set(
  [...listTopNames(() => true), ...NAMES_TO_COME].flatMap((name) => [name, name.replace(/\.html$/, '')]),
);

/** Whether a name at the top of the site is for the site itself. @param name in small letters */
export function isOwnName(name: string): boolean {
  return OWN_NAMES.has(name);
}

/**
 * Whether the site has an address for itself, now or once a page to come is made, so that no alias may take it: whatever stands
 * at the top and all below, but for the articles' folder, where old slugs stand too. An alias is a page, and so has no name of
 * another document there either.
 * @param path decoded, in small letters, with a slash at both ends
 */
export function isReserved(path: string): boolean {
  const [name = '', ...below] = path.split('/').slice(1, -1);
  if (name === folderOf(ROUTES.article)) return below.length === 0;
  return OWN_NAMES.has(name) || /\.(?:xml|json|txt|svg|ico)$/.test(name);
}
