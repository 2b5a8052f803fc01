import type { Author, Topic } from '../../../content/article.ts';
import type { CorrectionsRow } from '../../../index/paper/corrections-table.ts';
import { type ListRow, WITHOUT_STORIES } from '../../../index/paper/lists-table.ts';
import type { StoredKind } from '../story-store.ts';
import type { StoryNumbers } from './number-stories.ts';
import type { WholePaper } from './whole-paper.ts';

const KINDS: readonly StoredKind[] = ['all', 'topic', 'provider', 'author', 'month', 'day'];

/** All lists, and the records of topics and authors that only stories name that are not on the site. */
export function describeLists({ publication, store }: WholePaper, { ofPlace }: StoryNumbers): ListRow[] {
  const listed = KINDS.flatMap((kind) =>
    store.lists(kind).flatMap(({ name }): ListRow[] => {
      const list = store.list(kind, name);
      if (!list) return [];
      const { count, record, changedAt, months } = list;
      const stories = list.stories.map((place) => ofPlace.get(place) as number);
      return [{ kind, name, count, record, changedAt, months: new Map(months), stories }];
    }),
  );
  const { topics, authors, expired, withdrawn, drafts } = publication;
  const others = [...expired, ...withdrawn, ...drafts];
  return [
    ...listed,
    ...describeHidden(
      'hiddenTopic',
      topics,
      others.flatMap((story) => story.topics),
    ),
    ...describeHidden(
      'hiddenAuthor',
      authors,
      others.flatMap((story) => story.authors),
    ),
  ];
}

function describeHidden(kind: ListRow['kind'], shown: readonly (Topic | Author)[], named: readonly (Topic | Author)[]): ListRow[] {
  const known = new Set(shown.map(({ slug }) => slug));
  const hidden = new Map(named.filter(({ slug }) => !known.has(slug)).map((record) => [record.slug, record]));
  return [...hidden].map(([name, record]) => ({ kind, name, record, ...WITHOUT_STORIES }));
}

/** The corrections of each story that has some. */
export function describeCorrections({ store }: WholePaper, { ofPlace }: StoryNumbers): CorrectionsRow[] {
  return [...Map.groupBy(store.corrections(), ({ story }) => story)].map(([place, corrections]) => {
    const number = ofPlace.get(place) as number;
    return {
      id: number < 0 ? ~number : number,
      slug: store.head(place < 0 ? ~place : place).slug,
      isTakenOff: place < 0,
      moments: corrections.map(({ at }) => at),
    };
  });
}
