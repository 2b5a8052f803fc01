import type { Article } from './article.ts';

/** Where a story is on its way: before it is on the site, there, or off it again. */
export type ArticleState = 'unpublished' | 'waiting' | 'shown' | 'expired' | 'withdrawn';

type Dated = Pick<Article, 'isPublished' | 'publishedAt' | 'expiresAt' | 'withdrawal'>;

export function findState({ isPublished, publishedAt, expiresAt, withdrawal }: Dated, now: Date): ArticleState {
  if (!isPublished) return 'unpublished';
  if (publishedAt > now) return 'waiting';
  if (withdrawal && withdrawal.at <= now) return 'withdrawn';
  return expiresAt && expiresAt <= now ? 'expired' : 'shown';
}

/** Whether an article of this state is or was on the site. */
export function isOut(state: ArticleState): boolean {
  return state !== 'waiting' && state !== 'unpublished';
}

/** Whether one of this state was taken off the site by a date. */
export function isTakenOff(state: ArticleState): boolean {
  return state === 'expired' || state === 'withdrawn';
}

/** Whether it is or was on the site by now. */
export function isReleased(article: Dated, now: Date): boolean {
  return article.isPublished && article.publishedAt <= now;
}
