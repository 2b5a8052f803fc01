import type { Article } from '../../../content/article.ts';
import { foldAddressPart } from '../../../content/fields/address-part.ts';
import { findState } from '../../../content/find-state.ts';
import type { DraftStory, Publication } from '../../../content/publication.ts';
import { changedAt } from '../../../content/story-source.ts';
import type { StoryRow } from '../../../index/paper/stories-table.ts';
import { createDayKey } from '../../../words/day-key.ts';
import type { StoryNumbers } from './number-stories.ts';
import type { WholePaper } from './whole-paper.ts';

/** Where each story stands, drafts too. */
export function describeStories({ publication, store, now }: WholePaper, { ofFile, ofPlace }: StoryNumbers): StoryRow[] {
  const { nextMoments } = publication;
  const dayOf = createDayKey(publication.site.timeZone);
  const released = [...ofPlace].map(([place, number]) => {
    const story = place < 0 ? ~place : place;
    return describeStory(store.article(story), { id: number < 0 ? ~number : number, day: store.head(story).day, now, nextMoments });
  });
  const drafts = publication.drafts.map((draft) =>
    describeStory(draft, { id: ofFile.get(draft.file) as number, day: dayOf(draft.publishedAt), now, nextMoments }),
  );
  return [...released, ...drafts];
}

function describeStory(
  story: Article | DraftStory,
  { id, day, now, nextMoments }: Pick<StoryRow, 'id' | 'day'> & { now: Date } & Pick<Publication, 'nextMoments'>,
): StoryRow {
  const { slug, id: identity, publishedAt, heat, topics, authors, ai, provider } = story;
  return {
    id,
    slug,
    foldedSlug: foldAddressPart(slug),
    identity,
    state: findState(story, now),
    publishedAt: publishedAt.getTime(),
    changedAt: changedAt(story).getTime(),
    due: nextMoments.get(story.file)?.getTime() ?? null,
    heat: heat ?? null,
    day,
    topics: topics.map((topic) => topic.slug),
    authors: authors.map((author) => author.slug),
    reviewer: ai?.author?.slug ?? null,
    provider: provider.domain ?? null,
  };
}
