import { findRoute, folderOf, isOfApi, ROUTES } from '../../routes.ts';
import type { ParsedArticle } from '../article.ts';
import { foldAddressPart } from '../fields/address-part.ts';
import type { ParsedPage } from '../own-page.ts';

/** What the addresses of a site are made of. More than its pages: what only waits to be published counts too. */
export interface AddressSources {
  articles: ArticleLookup;
  pages: readonly Pick<ParsedPage, 'file' | 'path' | 'isPublished'>[];
  /** Slugs. */
  topics: NameSet;
  authors: NameSet;
  /** Domains. */
  providers: NameSet;
  /** Old addresses as paths of the site, folded. */
  aliases: NameSet;
  /** Whether the site has the JSON API. */
  hasApi: boolean;
  /** Files that are copied as they are; asked for once, and only if something is looked for among them. */
  listPublicFiles: () => Iterable<string>;
}

type NameSet = Pick<ReadonlySet<string>, 'has'>;

/** Finds an article of a paper. */
export interface ArticleLookup {
  findBySlug: (slug: string) => ParsedArticle | undefined;
  findByFile: (file: string) => ParsedArticle | undefined;
}

export function lookUpArticles(articles: readonly ParsedArticle[]): ArticleLookup {
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  const byFile = new Map(articles.map((article) => [article.file, article]));
  return { findBySlug: (slug) => bySlug.get(slug), findByFile: (file) => byFile.get(file) };
}

/** Looks up what stands at an address of the site. */
export interface KnownAddresses {
  /**
   * False only if nothing stands there, or will: a page's number and an archive's month are not looked at.
   * @param path below the base, decoded, without a question mark or hash
   */
  has: (path: string) => boolean;
  /** The same, and no draft of a page of the paper's own. */
  isOpen: (path: string) => boolean;
  /** The draft of such a page at an address. */
  findDraftPage: (path: string) => Pick<ParsedPage, 'file'> | undefined;
  /** The article at an address. */
  findArticle: (path: string) => ParsedArticle | undefined;
  /** With a slash at both ends. */
  findAddressOfFile: (file: string) => string | undefined;
  /** By the last part of an address, which an article may have had elsewhere. */
  findArticleOfSlug: (slug: string) => ParsedArticle | undefined;
}

export function collectAddresses(sources: AddressSources): KnownAddresses {
  const { articles, pages, topics, authors, providers, aliases, hasApi, listPublicFiles } = sources;
  const ownPages = new Map(pages.map(({ file, path }) => [file, `/${path}/`]));
  const ownPaths = new Set([...ownPages.values()].map(foldAddressPart));
  const isNamed = (folded: string) => aliases.has(folded) || ownPaths.has(folded);
  let publicFiles: ReadonlySet<string> | undefined;
  const isPublicFile = (path: string) => {
    publicFiles ??= new Set(listPublicFiles());
    return publicFiles.has(path) || publicFiles.has(`${path.replace(/\/?$/, '/')}index.html`);
  };
  const findArticle = (path: string) => {
    const [, name = ''] = path.split('/');
    return findRoute(toPage(path)) === 'article' ? articles.findBySlug(name.normalize('NFC')) : undefined;
  };
  const isMade = (path: string) => {
    const route = findRoute(path);
    const [, name = ''] = path.split('/');
    if (route === 'article') return articles.findBySlug(name.normalize('NFC')) !== undefined;
    if (route === 'topic') return topics.has(name.normalize('NFC'));
    if (route === 'author') return authors.has(name.normalize('NFC'));
    if (route === 'provider') return providers.has(name);
    if (route === 'apiArticle') return articles.findBySlug(path.slice(ROUTES.apiArticle.path.indexOf('['), -'.json'.length)) !== undefined;
    return route !== undefined && route !== 'alias';
  };
  const has = (path: string) => {
    const file = path.replace(/(^|\/)index\.html$/, '$1');
    if (isOfApi(file) && !hasApi) return false;
    const page = toPage(file);
    return isMade(file) || isMade(page) || isNamed(foldAddressPart(`/${page}`)) || isPublicFile(file);
  };
  const drafts = new Map(pages.filter(({ isPublished }) => !isPublished).map((page) => [`${page.path}/`, page]));
  const findDraftPage = (path: string) => drafts.get(toPage(path.replace(/(^|\/)index\.html$/, '$1')));
  return {
    has,
    isOpen: (path) => has(path) && !findDraftPage(path),
    findDraftPage,
    findArticle,
    findAddressOfFile: (file) => {
      const article = articles.findByFile(file);
      return article ? addressOfArticle(article) : ownPages.get(file);
    },
    findArticleOfSlug: (slug) => articles.findBySlug(slug.normalize('NFC')),
  };
}

/** With a slash at both ends, below the site's base, as it is read. */
export function addressOfArticle({ slug }: Pick<ParsedArticle, 'slug'>): string {
  return `/${folderOf(ROUTES.article)}/${slug}/`;
}

/** Hosts lead from an address without the slash at its end to the one with it. */
function toPage(path: string): string {
  return path === '' || path.endsWith('/') ? path : `${path}/`;
}
