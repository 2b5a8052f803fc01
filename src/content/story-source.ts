import type { Article } from './article.ts';
import type { SiteSettings } from './fields/site/site-settings.ts';

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
export function changedAt({ publishedAt, updatedAt }: Pick<Article, 'publishedAt' | 'updatedAt'>): Date {
  return updatedAt && updatedAt > publishedAt ? updatedAt : publishedAt;
}
