import type { Article } from '../content/article.ts';
import type { FrontPlan } from '../content/front-plan.ts';

/** What editors chose for the front page. */
export interface FrontChoice {
  lead: Article | undefined;
  /** Shown first, in this order. */
  pinned: readonly Article[];
  /** Slugs of topics; none: the front page finds its sections itself. */
  sections: readonly string[];
}

export const NO_CHOICE: FrontChoice = { lead: undefined, pinned: [], sections: [] };

/** @param site a `Site` */
export function findChoice(
  { lead, pinned, sections }: FrontPlan,
  { article }: { article: (slug: string) => Article | undefined },
): FrontChoice {
  const find = (slug: string | undefined) => (slug === undefined ? undefined : article(slug));
  const leading = find(lead);
  const others = new Set(pinned.flatMap((slug) => find(slug) ?? []));
  if (leading) others.delete(leading);
  return { lead: leading, pinned: [...others], sections };
}
