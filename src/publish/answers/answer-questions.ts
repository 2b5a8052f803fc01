import { answerCorrections } from './answer-corrections.ts';
import { answerIssues } from './answer-issues.ts';
import { answerLists } from './answer-lists.ts';
import { answerMonths } from './answer-months.ts';
import { answerNames } from './answer-names.ts';
import { answerStories } from './answer-stories.ts';
import type { PaperFrame } from './paper-frame.ts';
import type { StoryStore } from './story-store.ts';

/** Questions by name. They are asked with text and numbers alone, so that what was asked can be written down. */
export type Answers = ReturnType<typeof answerQuestions>;

/**
 * All that `Site` asks, answered from what is known of a paper. Of articles as few are loaded as an answer holds: lists tell the
 * numbers of their stories, and heads where these belong.
 */
export function answerQuestions(frame: PaperFrame, store: StoryStore) {
  const { pages, dates, now } = frame;
  const lists = answerLists(store);
  const pageOf = new Map(pages.map((page) => [page.path, page]));
  return {
    ...lists,
    ...answerStories(frame, store),
    ...answerNames(frame, store),
    ...answerMonths(store),
    ...answerCorrections(store, frame.settings),
    ...answerIssues(frame, store),

    closedPages: (month: string) => store.closedPages(month),
    monthsOfClosedPages: () => store.monthsOfClosedPages(),
    redirect: (alias: string) => store.redirect(alias),
    aliases: () => store.aliases(),
    picture: (url: string) => store.picture(url),

    pages: () => pages,
    page: (path: string) => pageOf.get(path),
    front: () => frame.front,
    today: () => dates.dayKey(now),
    ofLast: (milliseconds: number) => lists.since('all', '', now.getTime() - milliseconds),
    now: () => now,
  };
}
