import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Article } from '../../content/article.ts';
import type { Publication } from '../../content/publication.ts';
import { findSourceUrl } from '../../content/story-source.ts';
import { ROUTES } from '../../routes.ts';
import type { OutputState } from '../output/output-state.ts';
import type { GonePage } from './find-gone-pages.ts';

/** What the last build said of a story to programs, see `describeStory`: articles have a headline, videos a name. */
interface OldStory {
  headline?: unknown;
  name?: unknown;
  isBasedOn?: unknown;
}

/**
 * The articles whose files most likely have the stories of pages that are gone: the one that a page led to; else one that is new
 * and has the identity, the address of its source or the title.
 * @returns none for a story that is gone with its page
 */
export function findSuccessors(
  { outDir, listing }: { outDir: string; listing: { files: Pick<OutputState['listing']['files'], 'has'> } },
  pages: readonly GonePage[],
  { articles, site }: Pick<Publication, 'articles' | 'site'>,
): Map<GonePage, Article> {
  const fresh = articles.filter(({ slug }) => !listing.files.has(pathOf(slug)));
  const indexBy = (from: readonly Article[], keyOf: (article: Article) => string | undefined) =>
    new Map(from.map((article) => [keyOf(article), article] as const).toReversed());
  const bySlug = indexBy(articles, ({ slug }) => slug);
  const byId = indexBy(fresh, ({ id }) => id);
  const byUrl = indexBy(fresh, (article) => findSourceUrl(article, site));
  const byTitle = indexBy(fresh, ({ title }) => title);
  const find = ({ slug }: GonePage) => {
    const { headline, name, isBasedOn } = readOldStory(join(outDir, pathOf(slug)));
    return bySlug.get(slug) ?? byId.get(slug) ?? byUrl.get(String(isBasedOn)) ?? byTitle.get(String(headline ?? name));
  };
  return new Map(
    pages.flatMap((page) => {
      const article = find(page);
      return article ? [[page, article] as const] : [];
    }),
  );
}

function pathOf(slug: string): string {
  return `${ROUTES.article.path.replace('[slug]', slug).replaceAll('/', sep)}index.html`;
}

/** @param path of its page */
function readOldStory(path: string): OldStory {
  try {
    const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(readFileSync(path, 'utf8')) ?? [];
    return Object(JSON.parse(data)['@graph'][0]);
  } catch {
    return {}; // lost, or somebody else's
  }
}
