import type { Article } from '../article.ts';
import { compareNewestFirst } from '../article-order.ts';
import { findState } from '../find-state.ts';
import type { DraftStory, Publication } from '../publication.ts';

/**
 * Which articles are shown, and what of the others.
 * @param includesDrafts true also shows those that are not published yet or have run out
 */
export function divideArticles(
  articles: readonly Article[],
  now: Date,
  includesDrafts: boolean,
): Pick<Publication, 'articles' | 'expired' | 'withdrawn' | 'waiting' | 'unpublished' | 'drafts'> {
  const sorted = articles.toSorted(compareNewestFirst);
  const { shown = [], expired = [], withdrawn = [], waiting = [], unpublished = [] } = Object.groupBy(sorted, (one) => findState(one, now));
  const taken = new Set(withdrawn);
  return {
    articles: includesDrafts ? sorted.filter((article) => !taken.has(article)) : shown,
    expired,
    withdrawn,
    waiting: waiting.toReversed().map(({ file, slug, publishedAt }) => ({ file, slug, publishedAt })),
    unpublished: unpublished.map(({ slug }) => slug),
    drafts: [...waiting, ...unpublished].map(keepDraft),
  };
}

/** Without its texts: of many papers a third of all files are drafts. */
function keepDraft(article: Article): DraftStory {
  const { file, bytesHash, slug, id, isPublished, publishedAt, updatedAt, expiresAt, withdrawal, corrections, heat } = article;
  const { topics, authors, ai, provider } = article;
  const dates = { isPublished, publishedAt, updatedAt, expiresAt, withdrawal, corrections };
  return { file, bytesHash, slug, id, ...dates, heat, topics, authors, ai, provider };
}
