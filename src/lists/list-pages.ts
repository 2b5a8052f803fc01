import type { Article } from '../content/article.ts';
import type { SiteSettings } from '../content/fields/site/site-settings.ts';
import { describeLife, type ListLife, numberMonths } from './describe-life.ts';
import type { MonthGroup, StoryGroup } from './group-articles.ts';
import type { NumberedPage } from './numbered-pages.ts';
import { splitStories } from './split-stories.ts';

/** A page of a list, with what it tells of the list. */
export interface ListedPage {
  page: NumberedPage<Article>;
  /** Of the newest page alone, if it has a story: old pages tell nothing that a new story changes. */
  life: ListLife | undefined;
}

/** What lists need to know of the site; a `Site` has it. */
export interface ListContext {
  settings: Pick<SiteSettings, 'pageSize'>;
  months: readonly MonthGroup[];
}

/** The pages of the stories of a topic, a source or an author. */
export function listPages(group: StoryGroup, { settings, months }: ListContext): ListedPage[] {
  const life = describeLife(group.articles, numberMonths(months));
  return splitStories(group, settings.pageSize).map((page) => ({ page, life: page.number === undefined ? life : undefined }));
}
