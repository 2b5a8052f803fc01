import type { Article, Author, ListedProvider, Topic } from '../../../content/article.ts';
import type { IndexTables } from '../../../index/index-tables.ts';
import { DamagedIndex } from '../../../index/paper/damaged-index.ts';
import type { FrameRow } from '../../../index/paper/frame-table.ts';
import type { ListHeadRow } from '../../../index/paper/lists-table.ts';
import type { StoryRow } from '../../../index/paper/stories-table.ts';
import { compareText } from '../../../text/compare-text.ts';
import { once } from '../once.ts';
import type { ListHead, StoredKind, StoredList, StoryHead, StoryStore } from '../story-store.ts';
import { bindArticleLoading } from './load-articles.ts';

/**
 * A store of a paper in the index, of which nothing is read before somebody asks. The numbers of its stories are those of their files. All
 * of it throws `DamagedIndex` where rows are not as they were written, or an error of SQLite's; see `isReadError`.
 * @param frame as the index has it
 * @param now by which corrections are due; since the paper was written no moment has passed at which anything becomes due or ends
 */
export function openStoredStore(tables: IndexTables, frame: FrameRow, now: Date): StoryStore {
  const { stories, lists, corrections, closedPages, aliases, pictures } = tables.paper;
  const load = bindArticleLoading(tables, frame, now);
  const articles = new Set<unknown>();
  const findStory = remember((id: number): StoryRow => {
    const row = stories.find(id);
    if (!row) throw new DamagedIndex(`story ${id}`);
    return row;
  });
  const article = remember((id: number): Article => {
    const story = findStory(id);
    const loaded = load(story);
    if (story.state === 'shown') articles.add(loaded);
    return loaded;
  });
  const openList = remember((key: string): StoredList | undefined => {
    const end = key.indexOf(' ');
    const row = lists.find(key.slice(0, end) as StoredKind, key.slice(end + 1));
    return row && { ...describeHead(row), stories: row.stories, changedAt: row.changedAt, months: row.months };
  });
  const listShown = () => [...(openList('all ')?.stories ?? [])].filter((id) => id >= 0).toReversed();
  return {
    list: (kind, name) => openList(`${kind} ${name}`),
    lists: remember((kind: StoredKind) => orderHeads(kind, lists.heads(kind))),
    head: remember((id: number): StoryHead => {
      const { slug, publishedAt, changedAt, heat, day } = findStory(id);
      return { slug, publishedAt, changedAt, heat: heat ?? undefined, day };
    }),
    article,
    find: (slug) => {
      const story = stories.findBySlug(slug);
      return story?.state === 'shown' ? story.id : undefined;
    },
    isArticle: (value): value is Article => articles.has(value),
    withdrawn: once(() =>
      stories
        .list('withdrawn')
        .toSorted(compareNewestFirst)
        .map(({ id }) => article(id)),
    ),
    corrections: once(() =>
      corrections
        .list()
        .flatMap(({ id, slug, isTakenOff, moments }) => moments.map((at) => ({ story: isTakenOff ? ~id : id, slug, at })))
        .toSorted((a, b) => b.at - a.at || compareText(a.slug, b.slug))
        .map(({ story, at }) => ({ story, at })),
    ),
    closedPages: (month) => closedPages.find(month)?.pages ?? [],
    monthsOfClosedPages: once(closedPages.months),
    redirect: aliases.find,
    aliases: once(() => aliases.list().toSorted(compareText)),
    picture: remember((url: string) => pictures.find(url)?.made ?? undefined),
    slugs: once(() => listShown().map((id) => findStory(id).slug)),
    lastChange: once(() => stories.findLastChanged('shown')?.changedAt),
  };
}

function describeHead({ name, count, record }: ListHeadRow): ListHead {
  return { name, count, record };
}

function orderHeads(kind: StoredKind, rows: readonly ListHeadRow[]): ListHead[] {
  const heads = rows.map(describeHead);
  if (kind === 'all') return heads;
  if (kind === 'month' || kind === 'day') return heads.toReversed();
  const named = heads.map((head) => ({ head, sorted: (head.record as Topic | ListedProvider | Author).name.toLowerCase() }));
  return named.toSorted((a, b) => compareText(a.sorted, b.sorted) || compareText(a.head.name, b.head.name)).map(({ head }) => head);
}

function compareNewestFirst(a: StoryRow, b: StoryRow): number {
  return b.publishedAt - a.publishedAt || compareText(a.slug, b.slug);
}

function remember<Key, Value>(find: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    if (known.has(key)) return known.get(key) as Value;
    const value = find(key);
    known.set(key, value);
    return value;
  };
}
