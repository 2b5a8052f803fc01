import type { Article, Author, Provider } from './article.ts';
import type { SiteSettings } from './fields/site/site-settings.ts';
import type { Licence } from './licences/find-licence.ts';

/**
 * Where a story from elsewhere was first published, so that it is never passed off as this site's own.
 * Undefined for a story that is first published here.
 */
export function findSourceUrl({ webUrl, originalUrl }: Pick<Article, 'webUrl' | 'originalUrl'>, { url }: Pick<SiteSettings, 'url'>) {
  if (webUrl !== undefined) return webUrl;
  const isOurs = originalUrl === undefined || URL.parse(originalUrl)?.host === new URL(url).host;
  return isOurs ? undefined : originalUrl;
}

/** Whether the reader finds the whole story here: it is hosted here, or republished in full. */
export function isReadHere({ webUrl, body }: Pick<Article, 'webUrl' | 'body'>): boolean {
  return webUrl === undefined || body !== '';
}

/** The address that search engines are told to list, by the policy of `site.yaml`; undefined for the story's page here. */
export function findForeignCanonical(
  { webUrl }: Pick<Article, 'webUrl'>,
  { canonical }: Pick<SiteSettings, 'canonical'>,
): string | undefined {
  return canonical === 'source' ? webUrl : undefined;
}

/** When a story last changed, as far as it says. */
export function changedAt({ publishedAt, updatedAt, corrections }: Pick<Article, 'publishedAt' | 'updatedAt' | 'corrections'>): Date {
  const moments = [publishedAt, ...(updatedAt ? [updatedAt] : []), ...corrections.map(({ at }) => at)];
  return moments.length === 1 ? publishedAt : new Date(Math.max(...moments.map(Number)));
}

/** What others may do with a story. The site's own licence is not for stories from elsewhere. */
export function findStoryLicence(
  { licence, webUrl, originalUrl }: Pick<Article, 'licence' | 'webUrl' | 'originalUrl'>,
  settings: Pick<SiteSettings, 'url' | 'licence'>,
): Licence | undefined {
  return licence ?? (findSourceUrl({ webUrl, originalUrl }, settings) === undefined ? settings.licence : undefined);
}

/** The authors that a card names: those of a story that this site hosts. What stands elsewhere is its source's. */
export function listCardAuthors({ webUrl, authors }: Pick<Article, 'webUrl' | 'authors'>): readonly Author[] {
  return webUrl === undefined ? authors : [];
}

/** The source that stands beside authors: none beside the paper's own. */
export function findNamedSource(provider: Provider, authors: readonly Author[]): Provider | undefined {
  return provider.domain === undefined && authors.length > 0 ? undefined : provider;
}

/** The `lang` of a story's own words; undefined where they are in the site's language. */
export function findStoryLang({ language }: Pick<Article, 'language'>, settings: Pick<SiteSettings, 'language'>): string | undefined {
  return language === settings.language ? undefined : language;
}
