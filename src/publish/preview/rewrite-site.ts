import type { Article } from '../../content/article.ts';
import type { Site } from '../../site.ts';

/** An article before and after its words were edited. */
export interface Rewriting {
  before: Article;
  after: Article;
}

/** The site with an article's new words in the place of the old ones; nothing is ordered or grouped again. */
export function rewriteSite(site: Site, { before, after }: Rewriting): Site {
  const swap = (article: Article) => (article === before ? after : article);
  const swapIn = <Group extends { articles: readonly Article[] }>(group: Group): Group =>
    group.articles.includes(before) ? { ...group, articles: group.articles.map(swap) } : group;
  const { older, newer } = site.neighbours.get(before) ?? {};
  const neighbours = new Map(site.neighbours);
  if (older) neighbours.set(older, { older: neighbours.get(older)?.older, newer: after });
  if (newer) neighbours.set(newer, { older: after, newer: neighbours.get(newer)?.newer });
  neighbours.set(after, { older, newer });
  neighbours.delete(before);
  return {
    ...site,
    articles: site.articles.map(swap),
    topics: site.topics.map(swapIn),
    providers: site.providers.map(swapIn),
    authors: site.authors.map(swapIn),
    months: site.months.map(swapIn),
    corrections: site.corrections.map((corrected) => ({ ...corrected, article: swap(corrected.article) })),
    neighbours,
    earlierStories: new Map(
      [...site.earlierStories].map(([article, earlier]) => [swap(article), earlier.includes(before) ? earlier.map(swap) : earlier]),
    ),
  };
}
