import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Article } from '../../content/article.ts';
import { ROUTES } from '../../routes.ts';
import type { OutputState } from '../output/output-state.ts';
import type { GonePage } from './find-gone-pages.ts';

/** What the last build said of a story in the JSON API. */
interface OldStory {
  title?: unknown;
  originalUrl?: unknown;
}

/**
 * The articles whose files most likely have the stories of pages that are gone: the one that a page led to; else one that is new
 * and has the identity, the original address or the title.
 * @returns none for a story that is gone with its page
 */
export function findSuccessors(
  { outDir, listing }: Pick<OutputState, 'outDir' | 'listing'>,
  pages: readonly GonePage[],
  articles: readonly Article[],
): Map<GonePage, Article> {
  const pathOf = (slug: string) => `${ROUTES.article.path.replace('[slug]', slug).replaceAll('/', sep)}index.html`;
  const fresh = articles.filter(({ slug }) => !listing.files.has(pathOf(slug)));
  const indexBy = (from: readonly Article[], key: 'slug' | 'id' | 'originalUrl' | 'title') =>
    new Map(from.map((article) => [article[key], article] as const).toReversed());
  const bySlug = indexBy(articles, 'slug');
  const [byId, byUrl, byTitle] = [indexBy(fresh, 'id'), indexBy(fresh, 'originalUrl'), indexBy(fresh, 'title')];
  const find = ({ slug }: GonePage) => {
    const { title, originalUrl } = readOldStory(outDir, slug);
    return bySlug.get(slug) ?? byId.get(slug) ?? byUrl.get(String(originalUrl)) ?? byTitle.get(String(title));
  };
  return new Map(
    pages.flatMap((page) => {
      const article = find(page);
      return article ? [[page, article] as const] : [];
    }),
  );
}

function readOldStory(outDir: string, slug: string): OldStory {
  try {
    return Object(JSON.parse(readFileSync(join(outDir, ROUTES.apiArticle.path.replace('[slug]', slug)), 'utf8')));
  } catch {
    return {}; // lost, or from a build that had none
  }
}
