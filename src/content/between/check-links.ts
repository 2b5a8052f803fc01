import { dirname, join } from 'node:path/posix';
import { listBodyLinks } from '../../body/list-body-links.ts';
import { folderOf, ROUTES } from '../../routes.ts';
import type { ParsedArticle } from '../article.ts';
import type { SiteSettings } from '../fields/site/site-settings.ts';
import type { ArticleState } from '../find-state.ts';
import { bindIsHere } from '../is-here.ts';
import type { ParsedPage } from '../own-page.ts';
import { quoteText } from '../problems/describe-value.ts';
import { foldAlike } from '../problems/fold-alike.ts';
import { describeRest, type Problem } from '../problems/problem.ts';
import { addressOfArticle, type KnownAddresses } from './known-addresses.ts';

export interface LinkCheck {
  settings: Pick<SiteSettings, 'url' | 'base'>;
  known: KnownAddresses;
  stateOf: (article: ParsedArticle) => ArticleState;
}

/** A body whose links are looked at. */
interface LinkingBody extends Pick<ParsedArticle, 'file' | 'body' | 'links'> {
  /** Of its page below the base, percent-encoded. */
  address: string;
  isShown: boolean;
}

/**
 * Links of bodies to addresses of the site where nothing stands. What was noted of each body when it was parsed is looked up; only
 * where that finds something is the body parsed, since it may stand in code.
 */
export function checkLinks(articles: readonly ParsedArticle[], pages: readonly ParsedPage[], check: LinkCheck): Problem[] {
  const isHere = bindIsHere(check.settings);
  const bodies: readonly LinkingBody[] = [
    ...articles
      .filter(({ links }) => links)
      .map((article) => ({
        ...pickBody(article),
        address: `${folderOf(ROUTES.article)}/${encodeURIComponent(article.slug)}/`,
        isShown: check.stateOf(article) === 'shown',
      })),
    ...pages.map((page) => ({ ...pickBody(page), address: `${encodeURI(page.path)}/`, isShown: page.isPublished })),
  ];
  return bodies.flatMap((linking) => {
    const { file, body, links } = linking;
    const findFault = (href: string) => (isHere(href) ? describeFault(href, linking, check) : undefined);
    if (!links?.addresses.some((address) => findFault(address) !== undefined)) return [];
    const faults = listBodyLinks(body).flatMap((link) => {
      const fault = findFault(link.href);
      return fault === undefined ? [] : [{ ...link, fault }];
    });
    const toProblem = ({ href, findLine, fault }: (typeof faults)[number]): Problem => {
      const line = links.firstLine + findLine() - 1;
      return { severity: 'warning', file, line, column: 1, message: `the link ${quoteText(href)} ${fault}` };
    };
    const { shown, rest } = foldAlike(faults, () => 'a link');
    return [...shown.map(toProblem), ...rest.map(({ first, count }) => describeRest(toProblem(first), count))];
  });
}

function pickBody({ file, body, links }: ParsedArticle | ParsedPage): Pick<LinkingBody, 'file' | 'body' | 'links'> {
  return { file, body, links };
}

/** Of a story that a reader does not find. */
const HIDDEN: Readonly<Record<ArticleState, string | undefined>> = {
  unpublished: 'is not published; publish it too, or remove the link',
  waiting: 'is not published; publish it too, or remove the link',
  shown: undefined,
  expired: 'has run out; remove the link',
  withdrawn: 'was withdrawn; remove the link',
};

function describeFault(href: string, linking: LinkingBody, { settings, known, stateOf }: LinkCheck): string | undefined {
  const path = findPath(href, linking, settings);
  if (path === undefined) return undefined;
  if (known.has(path)) {
    if (!linking.isShown) return undefined;
    const [article, draft] = [known.findArticle(path), known.findDraftPage(path)];
    const hint = article ? HIDDEN[stateOf(article)] : draft && HIDDEN.unpublished;
    return hint && `leads to ${(article ?? draft)?.file}, which ${hint}`;
  }
  const [written = ''] = href.split(/[?#]/, 1);
  if (/\.mdx?$/i.test(written)) {
    const target = findFile(decode(written), linking, known);
    return target
      ? `is a file's name, and the site has no such file; write ${target}`
      : "is a file's name, and there is no such article; write the address of a page, as in /news/bridge-opens/";
  }
  const meant = findMeant(written, path, settings, known);
  return `leads nowhere on this site; ${meant === undefined ? 'correct it, or remove the link' : `did you mean ${meant}?`}`;
}

/** Below the base, decoded; undefined for what leads elsewhere. */
function findPath(href: string, { address }: LinkingBody, { url, base }: LinkCheck['settings']): string | undefined {
  const page = url + base + address;
  const isFromRoot = /^\/(?!\/)/.test(href);
  const target = URL.parse(isFromRoot ? url + base + href.slice(1) : href, page);
  if (target?.host !== new URL(url).host || !target.pathname.startsWith(base)) return undefined;
  return decode(target.pathname.slice(base.length));
}

/** The address of a file that a link names: from its own folder, from the content folder, or from that of the articles. */
function findFile(path: string, { file }: LinkingBody, known: KnownAddresses): string | undefined {
  const fromRoot = path.replace(/^\/?(?:content\/)?/, '');
  const places = [join(dirname(file), path), fromRoot, join(folderOf(ROUTES.article), fromRoot)];
  return places.map((place) => known.findAddressOfFile(place.normalize('NFC'))).find((address) => address !== undefined);
}

/** An address that there is, and that differs from the written one by a beginning. */
function findMeant(written: string, path: string, { base }: LinkCheck['settings'], known: KnownAddresses): string | undefined {
  // A host without `https://` before it.
  if (/^(?:[a-z0-9-]+\.)+[a-z]{2,}\//i.test(written)) return `https://${written}`;
  const fromRoot = decode(written.replace(/^[./]+/, ''));
  if (!written.startsWith('/') && fromRoot !== '' && known.has(fromRoot)) return `/${fromRoot}`;
  if (base !== '/' && `/${path}`.startsWith(base) && known.has(`/${path}`.slice(base.length))) return `/${`/${path}`.slice(base.length)}`;
  const article = known.findArticleOfSlug(
    path
      .replace(/\/$/, '')
      .replace(/^.*\//, '')
      .replace(/\.html?$/, ''),
  );
  return article && addressOfArticle(article);
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
