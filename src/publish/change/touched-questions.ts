import { addDays } from '../../words/day-key.ts';
import type { Answers } from '../answers/answer-questions.ts';
import { countClosed } from './closed-pages.ts';
import type { ListChange } from './list-change.ts';

/** What the question is about, and so which changes of articles can give it another answer. */
type Subject =
  /** A list, by its kind and name. */
  | 'list'
  | 'month'
  | 'day'
  /** An issue of the newsletter, by its first day. */
  | 'issue'
  /** A story, by its slug. */
  | 'story'
  /** All of the paper, in an answer that is short. */
  | 'paper'
  /** The month of a closed page. */
  | 'closed'
  /** Pictures are looked at one by one. */
  | 'picture'
  /** What no article changes that concerns itself alone. */
  | 'settled';

const SUBJECTS: Readonly<Record<keyof Answers, Subject>> = {
  count: 'list',
  newest: 'list',
  newestOf: 'list',
  since: 'list',
  life: 'list',
  numbered: 'list',
  numbers: 'list',
  oldestOf: 'list',
  correctionsOf: 'settled',
  article: 'story',
  slugs: 'paper',
  withdrawal: 'settled',
  withdrawnSlugs: 'settled',
  neighbours: 'story',
  earlierStories: 'story',
  trending: 'paper',
  lastChange: 'paper',
  topics: 'paper',
  providers: 'paper',
  authors: 'paper',
  topic: 'settled',
  provider: 'settled',
  author: 'settled',
  topicsAbove: 'settled',
  topicsBelow: 'settled',
  sections: 'settled',
  barTopics: 'paper',
  hasAuthors: 'settled',
  months: 'paper',
  monthCount: 'month',
  ofMonth: 'month',
  partOfMonth: 'month',
  changeOfPart: 'month',
  daysOfMonth: 'month',
  ofDay: 'day',
  olderDay: 'day',
  newerDay: 'day',
  closedPages: 'closed',
  monthsOfClosedPages: 'paper',
  newerMonth: 'paper',
  olderMonth: 'paper',
  corrected: 'settled',
  correctedPage: 'settled',
  correctedNumbers: 'settled',
  hasCorrections: 'settled',
  issues: 'paper',
  issue: 'issue',
  pages: 'settled',
  page: 'settled',
  front: 'settled',
  bar: 'paper',
  footer: 'settled',
  redirect: 'settled',
  aliases: 'settled',
  picture: 'picture',
  today: 'settled',
  ofLast: 'paper',
  now: 'paper',
};

/** What changed. */
export interface Touched {
  lists: readonly ListChange[];
  /** Slugs of stories of which anything may be told otherwise: changed ones, their neighbours, and those they are earlier stories of. */
  slugs: ReadonlySet<string>;
  /** Months with a closed page that changed. */
  closedMonths: ReadonlySet<string>;
  /** Addresses of pictures of which another copy is there now, or none. */
  pictures: ReadonlySet<string>;
}

export interface AskedQuestion {
  question: string;
  /** Of its answer when it was asked last. */
  hash: string;
}

/**
 * Of the questions that pages asked those that may have another answer now; more than have.
 * @param find those that begin with some text
 */
export function listTouchedQuestions(touched: Touched, find: (start: string) => Iterable<AskedQuestion>): AskedQuestion[] {
  const found = new Map<string, AskedQuestion>();
  const take = (start: string, isTouched: (given: readonly unknown[]) => boolean = () => true) => {
    for (const asked of find(start)) {
      const [, ...given] = JSON.parse(asked.question) as [string, ...unknown[]];
      if (isTouched(given)) found.set(asked.question, asked);
    }
  };
  /** Of the issues that are known the first one after a day. */
  const takeNextIssue = (name: string, day: string) => {
    const start = JSON.stringify([name]).slice(0, -1);
    const dates = [...find(start)].map(({ question }) => (JSON.parse(question) as string[])[1] ?? '').filter((date) => date > day);
    const next = dates.reduce((first, date) => (first === '' || date < first ? date : first), '');
    if (next !== '') take(begin(name, next));
  };
  const namesOf = (subject: Subject) => Object.entries(SUBJECTS).flatMap(([name, one]) => (one === subject ? [name] : []));
  for (const name of namesOf('paper')) take(JSON.stringify([name]).slice(0, -1));
  for (const list of touched.lists) {
    const names = namesOf(list.kind === 'month' || list.kind === 'day' ? list.kind : 'list');
    for (const name of names) {
      if (list.kind === 'month') take(begin(name, list.name), (given) => isPartTouched(list, name, given));
      // Of a day its month: the days beside it lead to it.
      else if (list.kind === 'day') take(JSON.stringify([name, list.name.slice(0, 'YYYY-MM'.length)]).slice(0, -2));
      else take(begin(name, list.kind, list.name), (given) => isListTouched(list, name, given.slice(2)));
    }
    if (list.kind === 'month') take(begin('newestOf', 'month', list.name));
    // Whoever asked for it was told that there is none.
    if (!list.before) take(begin(list.kind, list.name));
    if (list.kind !== 'day') continue;
    for (const name of namesOf('issue')) {
      for (const date of listPeriods(list.name)) take(begin(name, date));
      // Corrections of days without a story stand in the next issue.
      if (!list.before || !list.after) takeNextIssue(name, list.name);
    }
  }
  for (const name of namesOf('story')) for (const slug of touched.slugs) take(begin(name, slug));
  for (const name of namesOf('closed')) for (const month of touched.closedMonths) take(begin(name, month));
  for (const name of namesOf('picture')) for (const url of touched.pictures) take(begin(name, url));
  return [...found.values()];
}

/** How a question with these first values is written down, see `createAsking`. */
function begin(...values: readonly string[]): string {
  return JSON.stringify(values).slice(0, -1);
}

/** The days at which an issue with a day may begin: it, and the six before. */
function listPeriods(day: string): string[] {
  return Array.from({ length: 7 }, (_, before) => addDays(day, -before));
}

/** Whether stories came to, left or changed among some. @param start of their places from the oldest @param end not among them */
function isTouchedBetween({ shiftsFrom, edited }: ListChange, start: number, end: number): boolean {
  return shiftsFrom < end || edited.some((place) => place >= start && place < end);
}

function isPartTouched(month: ListChange, name: string, [, start, end]: readonly unknown[]): boolean {
  return name === 'partOfMonth' || name === 'changeOfPart' ? isTouchedBetween(month, Number(start), Number(end)) : true;
}

/** @param given besides the list's kind and name */
function isListTouched(list: ListChange, name: string, [size, other]: readonly unknown[]): boolean {
  if (name === 'newest') return isNewestTouched(list, Number(size), Number(other));
  if ((name !== 'numbered' && name !== 'oldestOf') || typeof other !== 'number') return true;
  if (isTouchedBetween(list, (other - 1) * Number(size), other * Number(size))) return true;
  // A page closes or opens by what comes to the newest one, which stands behind it; the next number leads there.
  const [before, after] = [list.before, list.after].map((one) => countClosed(one, Number(size))) as [number, number];
  return before !== after && other > Math.min(before, after);
}

function isNewestTouched({ after, sameAtEnd, edited }: ListChange, count: number, skipped: number): boolean {
  const length = after?.stories.length ?? 0;
  // Stories that are off the site keep their places, and nobody knows here which these are: so many more may be meant.
  const end = skipped + count + length - (after?.count ?? 0);
  return sameAtEnd < end || edited.some((place) => length - 1 - place >= skipped && length - 1 - place < end);
}
