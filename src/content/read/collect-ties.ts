import type { Article, ParsedArticle } from '../article.ts';
import { foldAddressPart } from '../fields/address-part.ts';
import type { FrontFields } from '../fields/records/front-schema.ts';
import type { SiteSettings } from '../fields/site/site-settings.ts';
import { bindIsHere } from '../is-here.ts';
import type { ParsedPage } from '../own-page.ts';
import type { NameTies, Ties } from '../ties.ts';

export interface TieSources {
  site: Pick<SiteSettings, 'url' | 'policies' | 'robots'>;
  topics: { ties: NameTies };
  authors: { ties: NameTies };
  /** Those that are resolved, drafts too. */
  articles: readonly Pick<Article, 'topics'>[];
  parsed: readonly ParsedArticle[];
  pages: readonly ParsedPage[];
  front: FrontFields | undefined;
  /** Of topics, authors and pages. */
  aliases: readonly string[];
}

export function collectTies({ site, topics, authors, articles, parsed, pages, front, aliases }: TieSources): Ties {
  const isHere = bindIsHere(site);
  const links = [...parsed, ...pages].flatMap(({ links }) => links?.addresses.filter(isHere) ?? []);
  const stories = [front?.lead, ...(front?.pinned ?? [])].flatMap((entry) => entry?.slug ?? []);
  const places = [...Object.values(site.policies), site.robots.terms, front?.breaking?.link].filter((place) => place !== undefined);
  const taken = [...parsed.flatMap((article) => article.aliases), ...aliases, ...pages.map(({ path }) => `/${path}/`)];
  return {
    topics: topics.ties,
    authors: authors.ties,
    uses: countUses(articles),
    mentioned: new Set([...[...links, ...places].map(foldLastPart), ...stories.map(foldAddressPart)]),
    taken: new Set(taken.map(foldAddressPart)),
  };
}

function countUses(articles: TieSources['articles']): Map<string, number> {
  const uses = new Map<string, number>();
  for (const { topics } of articles) for (const { slug, hasFile } of topics) if (!hasFile) uses.set(slug, (uses.get(slug) ?? 0) + 1);
  return uses;
}

/** What of an address may be an article's name: `bridge-opens` of `/news/Bridge-opens/index.html?a#b` and of `../bridge-opens.md`. */
export function foldLastPart(address: string): string {
  const path = decode(address.replace(/[?#].*$/s, ''))
    .replace(/(?:^|\/)index\.(?:html?|mdx?)$/i, '')
    .replace(/\/+$/, '');
  return foldAddressPart(path.slice(path.lastIndexOf('/') + 1).replace(/\.(?:html?|mdx?|json)$/i, ''));
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
