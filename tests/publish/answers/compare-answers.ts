import type { Article } from '../../../src/content/article.ts';
import type { Publication } from '../../../src/content/publication.ts';
import type { MadeRecord } from '../../../src/images/made-record.ts';
import { answerQuestions } from '../../../src/publish/answers/answer-questions.ts';
import { createAnswerHash } from '../../../src/publish/answers/hash-answer.ts';
import { openMemoryStore } from '../../../src/publish/answers/memory/open-memory-store.ts';
import { openFrame } from '../../../src/publish/answers/paper-frame.ts';
import type { StoryStore } from '../../../src/publish/answers/story-store.ts';
import { listAllQuestions, type Question } from './list-all-questions.ts';
import { answerQuestions as answerByGroups } from './oracle/answer-questions.ts';
import { openPaper } from './oracle/paper.ts';

interface Moment {
  now: Date;
  isPreview: boolean;
}

export interface Comparison {
  /** Questions whose answers differ. */
  differing: string[];
  /** Questions for which a store was asked for articles that the answer does not hold. */
  wasteful: string[];
  asked: number;
}

/** Asks all of a paper twice: of a store, and of groups of articles as an earlier, simpler program had them. */
export function compareAnswers(publication: Publication, pictures: ReadonlyMap<string, MadeRecord>, moment: Moment): Comparison {
  const { site: settings, words, pages, front } = publication;
  const frame = openFrame({ settings, words, pages, front, ...moment });
  const loaded = new Set<number>();
  const store = openMemoryStore(publication, pictures, frame);
  const watched: StoryStore = {
    ...store,
    article: (story) => {
      loaded.add(story);
      return store.article(story);
    },
  };
  const known = new Set<unknown>(publication.articles);
  const hashExpected = createAnswerHash((value): value is Article => known.has(value));
  const hashAnswer = createAnswerHash(store.isArticle);
  const answer = bindAnswers(answerQuestions(frame, watched));
  const expected = bindAnswers(answerByGroups(openPaper(publication, pictures, moment)));
  const comparison: Comparison = { differing: [], wasteful: [], asked: 0 };
  for (const question of listAllQuestions(publication)) {
    loaded.clear();
    const answered = answer(question);
    comparison.asked += 1;
    if (hashAnswer(answered) !== hashExpected(expected(question))) comparison.differing.push(JSON.stringify(question));
    // The earlier stories of one share its topics, so that one is loaded too.
    const spare = question[0] === 'earlierStories' ? 1 : 0;
    if (loaded.size > countArticles(answered, store) + spare) comparison.wasteful.push(JSON.stringify(question));
  }
  return comparison;
}

function bindAnswers(answers: object): (question: Question) => unknown {
  return ([name, ...given]) => (answers as Record<string, (...all: readonly unknown[]) => unknown>)[name]?.(...given);
}

function countArticles(answer: unknown, { isArticle }: StoryStore): number {
  const found = new Set<unknown>();
  const visit = (value: unknown): void => {
    if (isArticle(value)) found.add(value);
    else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) visit(part);
  };
  visit(answer);
  return found.size;
}
