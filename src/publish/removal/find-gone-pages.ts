import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Publication } from '../../content/read/read-publication.ts';
import { findRoute, folderOf, ROUTES } from '../../routes.ts';
import { compareText } from '../../text/compare-text.ts';
import type { OutputState } from '../output/output-state.ts';
import { findRedirect } from '../output/own-files.ts';

/** A page of the last build at an address of an article's, which the next one has not. */
export interface GonePage {
  /** Below the site's base, with a slash at both ends. */
  address: string;
  /** Of the story that it showed or led to. */
  slug: string;
  /** It showed no story itself but led to one. */
  isRedirect: boolean;
}

export interface GonePages {
  /** By address. What authors took off the site themselves is not among them. */
  pages: readonly GonePage[];
  /** Stories that the last build published. */
  storyCount: number;
}

/** Bytes; a redirect is shorter. */
const LONGEST_REDIRECT = 8192;
const NEWS = folderOf(ROUTES.article);

/** Asks the output folder itself, which knows what was published also where every cache is lost. */
export function findGonePages(
  { outDir, listing, ours }: OutputState,
  { articles, unpublished }: Pick<Publication, 'articles' | 'unpublished'>,
): GonePages {
  const aliases = new Set(articles.flatMap((article) => article.aliases));
  const stories = new Set(articles.map(({ slug }) => `/${NEWS}/${slug}/`));
  const old = ours.filter(isOfArticle).map((path) => ({ path, address: toAddress(path) }));
  const gone = old
    .filter(({ address }) => !aliases.has(address) && !stories.has(address))
    .map(({ path, address }): GonePage => {
      const isShort = (listing.files.get(path)?.size ?? 0) < LONGEST_REDIRECT;
      const target = isShort ? findRedirect(readFileSync(join(outDir, path), 'utf8')) : undefined;
      return { address, slug: lastName(target ?? address), isRedirect: target !== undefined };
    });
  const hidden = new Set(unpublished);
  const count = old.filter(({ address }) => address.startsWith(`/${NEWS}/`) && !aliases.has(address)).length;
  const redirects = gone.filter(({ address, isRedirect }) => isRedirect && address.startsWith(`/${NEWS}/`)).length;
  return {
    pages: gone.filter(({ slug }) => !hidden.has(slug)).toSorted((a, b) => compareText(a.address, b.address)),
    storyCount: count - redirects,
  };
}

/** At the address of a story, or at one that leads to one. */
function isOfArticle(path: string): boolean {
  if (!path.endsWith(`${sep}index.html`)) return false;
  const route = findRoute(path.replaceAll(sep, '/'));
  return route === 'article' || route === 'alias';
}

function toAddress(path: string): string {
  return `/${path.replaceAll(sep, '/').slice(0, -'index.html'.length)}`.normalize('NFC');
}

/** `old-story` of `/news/old-story/`, which may be percent-encoded. */
function lastName(address: string): string {
  return decodeURIComponent(address.split('/').at(-2) ?? '');
}
