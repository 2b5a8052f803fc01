import type { Site } from '../../site.ts';
import { addDays } from '../../words/day-key.ts';
import type { ListChange } from './list-change.ts';

/** What a change can give other addresses. */
export interface NarrowTo {
  lists: readonly ListChange[];
  /** Of stories that changed. */
  slugs: ReadonlySet<string>;
  closedMonths: ReadonlySet<string>;
  /** Old addresses of stories that changed. */
  aliases: ReadonlySet<string>;
  /** First days of issues. */
  issues?: ReadonlySet<string>;
}

/**
 * A site that names only what a change concerns: of it, `getStaticPaths` lists the addresses that may be new or gone, and no others. Of
 * a site before the change and of one after it, what one list has and the other has not is gone or new. That holds because a route has
 * addresses for each story, list, month or issue, whatever others there are.
 */
export function narrowSite(site: Site, { lists, slugs, closedMonths, aliases, issues = new Set() }: NarrowTo): Site {
  const namesOf = (kind: ListChange['kind']) => new Set(lists.flatMap((list) => (list.kind === kind ? [list.name] : [])));
  const [topics, providers, authors, months] = [namesOf('topic'), namesOf('provider'), namesOf('author'), namesOf('month')];
  const ofDays = [...namesOf('day')].flatMap((day) => Array.from({ length: 7 }, (_, before) => addDays(day, -before)));
  const periods = new Set([...ofDays, ...issues]);
  return {
    ...site,
    slugs: () => [...slugs].filter((slug) => site.article(slug) !== undefined),
    withdrawnSlugs: () => [...slugs].filter((slug) => site.withdrawal(slug) !== undefined),
    topics: () => site.topics().filter(({ topic }) => topics.has(topic.slug)),
    providers: () => site.providers().filter(({ provider }) => providers.has(provider.domain)),
    authors: () => site.authors().filter(({ author }) => authors.has(author.slug)),
    months: () => site.months().filter(({ year, month }) => months.has(`${year}-${month}`)),
    monthsOfClosedPages: () => site.monthsOfClosedPages().filter((month) => closedMonths.has(month)),
    issues: () => site.issues().filter(({ date }) => periods.has(date)),
    pages: () => [],
    aliases: () => [...aliases].filter((alias) => site.redirect(alias) !== undefined),
  };
}
