import { findRoute, folderOf, isOfApi, ROUTES } from '../../routes.ts';
import type { ParsedArticle } from '../article.ts';
import { foldAddressPart } from '../fields/address-part.ts';
import type { ParsedPage } from '../own-page.ts';

/** What the addresses of a site are made of. More than its pages: what only waits to be published counts too. */
export interface AddressSources {
  articles: readonly ParsedArticle[];
  pages: readonly ParsedPage[];
  /** Slugs. */
  topics: Iterable<string>;
  authors: Iterable<string>;
  /** Domains. */
  providers: Iterable<string>;
  /** Old addresses of others than articles, as paths of the site. */
  aliases: readonly string[];
  /** Whether the site has the JSON API. */
  hasApi: boolean;
  /** Files that are copied as they are; asked for once, and only if something is looked for among them. */
  listPublicFiles: () => Iterable<string>;
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
  findDraftPage: (path: string) => ParsedPage | undefined;
  /** The article at an address. */
  findArticle: (path: string) => ParsedArticle | undefined;
  /** With a slash at both ends. */
  findAddressOfFile: (file: string) => string | undefined;
  /** By the last part of an address, which an article may have had elsewhere. */
  findArticleOfSlug: (slug: string) => ParsedArticle | undefined;
}

export function collectAddresses({ articles, pages, hasApi, listPublicFiles, ...names }: AddressSources): KnownAddresses {
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  const byFile = new Map(articles.map((article) => [article.file, article]));
  const ownPages = new Map(pages.map(({ file, path }) => [file, `/${path}/`]));
  const anywhere = new Set([...articles.flatMap(({ aliases }) => aliases), ...names.aliases, ...ownPages.values()].map(foldAddressPart));
  const [topics, authors, providers] = [new Set(names.topics), new Set(names.authors), new Set(names.providers)];
  let publicFiles: ReadonlySet<string> | undefined;
  const isPublicFile = (path: string) => {
    publicFiles ??= new Set(listPublicFiles());
    return publicFiles.has(path) || publicFiles.has(`${path.replace(/\/?$/, '/')}index.html`);
  };
  const findArticle = (path: string) => {
    const [, name = ''] = path.split('/');
    return findRoute(toPage(path)) === 'article' ? bySlug.get(name.normalize('NFC')) : undefined;
  };
  const isMade = (path: string) => {
    const route = findRoute(path);
    const [, name = ''] = path.split('/');
    if (route === 'article') return bySlug.has(name.normalize('NFC'));
    if (route === 'topic') return topics.has(name.normalize('NFC'));
    if (route === 'author') return authors.has(name.normalize('NFC'));
    if (route === 'provider') return providers.has(name);
    if (route === 'apiArticle') return bySlug.has(path.slice(ROUTES.apiArticle.path.indexOf('['), -'.json'.length));
    return route !== undefined && route !== 'alias';
  };
  const has = (path: string) => {
    const file = path.replace(/(^|\/)index\.html$/, '$1');
    if (isOfApi(file) && !hasApi) return false;
    const page = toPage(file);
    return isMade(file) || isMade(page) || anywhere.has(foldAddressPart(`/${page}`)) || isPublicFile(file);
  };
  const drafts = new Map(pages.filter(({ isPublished }) => !isPublished).map((page) => [`${page.path}/`, page]));
  const findDraftPage = (path: string) => drafts.get(toPage(path.replace(/(^|\/)index\.html$/, '$1')));
  return {
    has,
    isOpen: (path) => has(path) && !findDraftPage(path),
    findDraftPage,
    findArticle,
    findAddressOfFile: (file) => {
      const article = byFile.get(file);
      return article ? addressOfArticle(article) : ownPages.get(file);
    },
    findArticleOfSlug: (slug) => bySlug.get(slug.normalize('NFC')),
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
