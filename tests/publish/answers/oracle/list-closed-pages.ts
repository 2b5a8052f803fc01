import { changedAt } from '../../../../src/content/story-source.ts';
import type { ClosedPage } from '../../../../src/lists/archive/archive-lists.ts';
import { createDayKey } from '../../../../src/words/day-key.ts';
import type { StoryGroup } from './group-articles.ts';
import type { Paper } from './paper.ts';
import { splitStories } from './split-stories.ts';

/** The numbered pages of all lists, by the month of the newest story on them: of that month's stories alone does it depend which these are. */
export function listClosedPages({ topics, providers, authors, settings }: Paper): Map<string, ClosedPage[]> {
  const dayOf = createDayKey(settings.timeZone);
  const list = (kind: ClosedPage['kind'], name: string, group: StoryGroup) =>
    splitStories(group, settings.pageSize).flatMap((page) => {
      const [newest] = page.kind === 'stories' ? page.items : [];
      if (page.kind !== 'stories' || page.number === undefined || !newest) return [];
      const changed = new Date(Math.max(...page.items.map((article) => changedAt(article).getTime())));
      return [{ month: dayOf(newest.publishedAt).slice(0, 'YYYY-MM'.length), page: { kind, name, number: page.number, changed } }];
    });
  const pages = [
    ...topics.flatMap((group) => list('topic', group.topic.slug, group)),
    ...providers.flatMap((group) => list('provider', group.provider.domain, group)),
    ...authors.flatMap((group) => list('author', group.author.slug, group)),
  ];
  const byMonth = Map.groupBy(pages, ({ month }) => month);
  return new Map([...byMonth].map(([month, ofMonth]) => [month, ofMonth.map(({ page }) => page)]));
}
