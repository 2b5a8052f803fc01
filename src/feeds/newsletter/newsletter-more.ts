import type { StoryCluster } from '../../lists/same-story/cluster-stories.ts';
import type { FeedContext } from '../feed-item.ts';
import { escapeCut, tag } from './newsletter-markup.ts';
import { findMailStyle } from './newsletter-style.ts';
import { countMore, type IssueLink } from './newsletter-words.ts';

/** How many stories had no room, and where they are. */
export function writeMore(stories: readonly StoryCluster[], context: FeedContext): string {
  const { style } = findMailStyle(context);
  if (stories.length === 0) return '';
  const links = listMonths(stories, context).map(({ name, url }) =>
    tag('a', { class: 'i', style: style.creditLink, href: url }, escapeCut(name)),
  );
  return tag(
    'p',
    { class: 'i', style: style.more, lang: context.wordsLang },
    `${escapeCut(countMore(stories, context))} ${links.join(', ')}`,
  );
}

/** The archive's months that hold stories: two at most, if a week lies in both. */
export function listMonths(stories: readonly StoryCluster[], { addresses, dates }: FeedContext): IssueLink[] {
  const months = new Set(stories.map(({ lead: { publishedAt } }) => dates.dayKey(publishedAt).slice(0, 'YYYY-MM'.length)));
  return [...months].toSorted().map((key) => {
    const [year = '', month = ''] = key.split('-');
    return { name: dates.month(year, month), url: addresses.absolute(addresses.month(year, month)) };
  });
}
