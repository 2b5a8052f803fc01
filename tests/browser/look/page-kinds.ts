import { findRoute, ROUTES, type RouteName } from '../../../src/routes.ts';

/** The kinds of pages that a site has, each with one page of the sample that shows it. Paths start at the site's base. */
export const PAGE_KINDS = {
  home: '',
  'article with a picture': 'news/2026-11-19-whales-repeat-themselves-on-purpose/',
  // By people of the paper's own, and corrected.
  'article with a long body': 'news/2026-11-20-the-loom-that-thinks-in-light/',
  'article with a video': 'news/2026-11-17-video-thirty-six-hours-with-a-tunnel-crawler/',
  'article without a body': 'news/2026-11-09-the-forecast-was-fine-the-compiler-was-not/',
  'article that was withdrawn': 'news/2026-10-29-the-lake-that-answered-back/',
  'article in another language': 'news/2026-11-10-die-glocke-die-das-wasser-laeutet/',
  topic: 'topics/technology/',
  'old page of a topic': 'topics/technology/1/',
  topics: 'topics/',
  provider: 'providers/parallax.example/',
  providers: 'providers/',
  author: 'authors/isolde-farrant/',
  authors: 'authors/',
  archive: 'archive/',
  month: 'archive/2026/11/',
  trending: 'trending/',
  corrections: 'corrections/',
  search: 'search/',
  feeds: 'feeds/',
  'own page': 'about/',
  newsletter: 'newsletter/',
  issue: 'newsletter/2026-11-20/',
  offline: 'offline/',
  'not found': '404.html',
} as const;

export type PageKind = keyof typeof PAGE_KINDS;

/** The route that a kind of page belongs to. */
export function routeOf(kind: PageKind): RouteName | undefined {
  // Its address alone could be that of an old one.
  return kind === 'own page' ? 'ownPage' : findRoute(PAGE_KINDS[kind]);
}

/** All but the issue, which is written for mail programs: it has no masthead, no menu and no theme of its own. */
export const SITE_KINDS: readonly PageKind[] = (Object.keys(PAGE_KINDS) as PageKind[]).filter((kind) => {
  const route = routeOf(kind);
  return route !== undefined && ROUTES[route].kind === 'page';
});
