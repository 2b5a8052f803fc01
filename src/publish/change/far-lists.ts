import type { Author, Topic } from '../../content/article.ts';
import { foldAddressPart } from '../../content/fields/address-part.ts';
import type { Publication } from '../../content/publication.ts';
import type { StoryRow } from '../../index/paper/stories-table.ts';
import type { StoredList } from '../answers/story-store.ts';
import type { FarReach } from './judge-article.ts';
import type { ListChange } from './list-change.ts';

/**
 * Whether a list begins, ends or is named otherwise by a change of its stories, so that more than its own pages tell of it.
 * @param listTakenOff the stories that expired or were withdrawn: a provider of no others has no list, which would hold their places
 */
export function findFarList(
  lists: readonly ListChange[],
  { ties, providers, site }: Pick<Publication, 'ties' | 'providers' | 'site'>,
  listTakenOff: () => readonly Pick<StoryRow, 'provider'>[],
): FarReach | undefined {
  const described = new Set(providers.map(({ domain }) => domain));
  const hasFile: Record<string, (name: string) => boolean> = {
    topic: (name) => ties.topics.owners.get(name)?.isDescribed === true,
    author: (name) => ties.authors.owners.get(name)?.isDescribed === true,
    provider: (name) => described.has(name),
  };
  for (const list of lists) {
    const { kind, name, before, after } = list;
    if (kind === 'month' || kind === 'day') continue;
    const isDescribed = hasFile[kind]?.(name) === true;
    // Nobody told of it before, unless a text leads to its page already.
    if (!before && after?.count && after.record !== undefined && !ties.mentioned.has(foldAddressPart(name))) {
      if (kind !== 'provider' || !listTakenOff().some(({ provider }) => provider === name)) continue;
      return `stories of the provider ${name} are off the site`;
    }
    if (!before || !after) return `${kind} ${name} is new`;
    if (!isDescribed && (before.count === 0 || after.count === 0)) return `${kind} ${name} has its first story, or has none any more`;
    if (kind === 'provider' && !isDescribed && isOldestTouched(list)) return `the provider ${name} is named by its oldest story`;
    const { aliases = [] } = (before.record ?? {}) as Partial<Topic | Author>;
    if (aliases.length > 0 && countPages(before, site.pageSize) !== countPages(after, site.pageSize)) return `${kind} ${name} has aliases`;
  }
  return undefined;
}

function isOldestTouched({ before, after, edited }: ListChange): boolean {
  const oldest = after?.stories.findIndex((story) => story >= 0) ?? -1;
  return edited.includes(oldest) || after?.stories[oldest] !== before?.stories.find((story) => story >= 0);
}

function countPages({ stories }: StoredList, size: number): number {
  return Math.floor(stories.length / size);
}
