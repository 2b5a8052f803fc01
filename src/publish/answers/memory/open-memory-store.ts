import type { Article, Author, Topic } from '../../../content/article.ts';
import { compareNewestFirst } from '../../../content/article-order.ts';
import type { Publication } from '../../../content/publication.ts';
import { changedAt } from '../../../content/story-source.ts';
import type { MadeRecord } from '../../../images/made-record.ts';
import { listCorrections } from '../../../lists/list-corrections.ts';
import { listRedirects, type PlacedList } from '../../../lists/list-redirects.ts';
import { compareText } from '../../../text/compare-text.ts';
import { findLast } from '../find-last.ts';
import { listClosedPages } from '../list-closed-pages.ts';
import { once } from '../once.ts';
import type { PaperFrame } from '../paper-frame.ts';
import type { StoryHead, StoryStore } from '../story-store.ts';
import { groupPlaces } from './group-places.ts';
import { openMemoryLists } from './open-memory-lists.ts';

/** A store of a paper that was read whole. A story's number is its place among all, the oldest first. @param pictures what was made of each, by the address that authors use */
export function openMemoryStore(
  publication: Pick<Publication, 'articles' | 'expired' | 'withdrawn' | 'topics' | 'authors' | 'providers'>,
  pictures: Pick<ReadonlyMap<string, MadeRecord>, 'get'>,
  frame: PaperFrame,
): StoryStore {
  const { articles, expired, withdrawn } = publication;
  const { settings, dates, isPreview } = frame;
  // The preview shows what has run out, as it shows drafts.
  const takenOff = new Set([...(isPreview ? [] : expired), ...withdrawn]);
  const stories = [...articles, ...takenOff].toSorted((a, b) => compareNewestFirst(b, a));
  const heads = stories.map((article) => describeHead(article, dates.dayKey));
  const places = stories.map((article, number) => (takenOff.has(article) ? ~number : number));
  const head = (story: number) => heads[story] as StoryHead;
  const lists = openMemoryLists(publication, groupPlaces(stories, heads, places), head);
  const shown = new Set<unknown>(articles);
  const numberOf = new Map(stories.flatMap((article, number) => (shown.has(article) ? [[article.slug, number] as const] : [])));
  const placed = <Of extends Topic | Author>(kind: 'topic' | 'author') =>
    lists
      .lists(kind)
      .map(({ name, record }): PlacedList<Of> => ({ record: record as Of, places: lists.list(kind, name)?.stories.length ?? 0 }));
  const redirects = once(() => {
    const all = listRedirects({ ...frame, articles, withdrawn, topics: placed<Topic>('topic'), authors: placed<Author>('author') });
    return new Map(all.map((redirect) => [redirect.alias, redirect]));
  });
  const corrections = once(() => {
    const placeOf = new Map(stories.map((article, number) => [article, places[number] ?? number]));
    return listCorrections(stories).map(({ article, correction }) => ({ story: placeOf.get(article) ?? 0, at: correction.at.getTime() }));
  });
  const closed = once(() => listClosedPages({ ...lists, head }, settings.pageSize));
  return {
    ...lists,
    head,
    article: (story) => stories[story] as Article,
    find: (slug) => numberOf.get(slug),
    isArticle: (value): value is Article => shown.has(value),
    withdrawn: () => withdrawn,
    corrections,
    closedPages: (month) => closed().get(month) ?? [],
    monthsOfClosedPages: once(() => [...closed().keys()].toSorted().toReversed()),
    redirect: (alias) => redirects().get(alias),
    aliases: once(() => [...redirects().keys()].toSorted(compareText)),
    picture: (url) => pictures.get(url),
    slugs: once(() => articles.map(({ slug }) => slug)),
    lastChange: once(() => findLast(heads.flatMap(({ changedAt: changed }, number) => ((places[number] ?? 0) >= 0 ? [changed] : [])))),
  };
}

function describeHead(article: Article, dayOf: (moment: Date) => string): StoryHead {
  const { slug, publishedAt, heat } = article;
  return { slug, publishedAt: publishedAt.getTime(), changedAt: changedAt(article).getTime(), heat, day: dayOf(publishedAt) };
}
