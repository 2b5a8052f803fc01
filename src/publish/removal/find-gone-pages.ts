import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Publication } from '../../content/publication.ts';
import { folderOf, listTopNames, ROUTES } from '../../routes.ts';
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
const INDEX = 'index.html';
/** Where no alias leads from. */
const OWN_TOPS: ReadonlySet<string> = new Set(listTopNames(() => true));

type PublishedNow = Pick<Publication, 'articles' | 'pages' | 'unpublished' | 'expired' | 'withdrawn' | 'topics' | 'authors'>;

/** Asks the output folder itself, which knows what was published also where every cache is lost. */
export function findGonePages(
  { outDir, listing, ours }: OutputState,
  { articles, pages: ownPages, unpublished, expired, withdrawn, topics, authors }: PublishedNow,
): GonePages {
  const aliases = new Set([...articles, ...ownPages].flatMap((owner) => owner.aliases.map(toPath)));
  const ofLists = [...topics, ...authors].flatMap((named) => named.aliases.map((alias) => toPath(alias).slice(0, -INDEX.length)));
  const stories = new Set([...articles.map(({ slug }) => `/${NEWS}/${slug}/`), ...ownPages.map(({ path }) => `/${path}/`)].map(toPath));
  const old = ours.filter(isOfArticle);
  const gone = old
    .filter((path) => !stories.has(path) && !aliases.has(path) && !ofLists.some((folder) => path.startsWith(folder)))
    .map((path): GonePage => {
      const address = toAddress(path);
      const isShort = (listing.files.get(path)?.size ?? 0) < LONGEST_REDIRECT;
      const target = isShort ? findRedirect(readFileSync(join(outDir, path), 'utf8')) : undefined;
      return {
        address,
        slug: target === undefined ? lastName(address) : decodeURIComponent(lastName(target)),
        isRedirect: target !== undefined,
      };
    })
    // Else it was a page of the paper's own.
    .filter(({ address, isRedirect }) => isRedirect || address.startsWith(`/${NEWS}/`));
  const hidden = new Set([...unpublished, ...[...expired, ...withdrawn].map(({ slug }) => slug)]);
  const count = old.filter((path) => path.startsWith(NEWS + sep) && !aliases.has(path)).length;
  const redirects = gone.filter(({ address, isRedirect }) => isRedirect && address.startsWith(`/${NEWS}/`)).length;
  return {
    pages: gone.filter(({ slug }) => !hidden.has(slug)).toSorted((a, b) => compareText(a.address, b.address)),
    storyCount: count - redirects,
  };
}

/** At the address of a story, or at one that leads to one. */
function isOfArticle(path: string): boolean {
  if (!path.endsWith(sep + INDEX)) return false;
  const top = path.slice(0, path.indexOf(sep));
  return top === NEWS || !OWN_TOPS.has(top);
}

/** Where the page of an alias lies. */
function toPath(address: string): string {
  return address.slice(1).replaceAll('/', sep) + INDEX;
}

function toAddress(path: string): string {
  return `/${path.replaceAll(sep, '/').slice(0, -INDEX.length)}`.normalize('NFC');
}

/** `old-story` of `/news/old-story/`. */
function lastName(address: string): string {
  return address.split('/').at(-2) ?? '';
}
