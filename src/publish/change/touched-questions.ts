import { countClosed } from './closed-pages.ts';
import type { ListChange } from './list-change.ts';
import { listQuestionsOf } from './question-subjects.ts';

/** What changed. */
export interface Touched {
  lists: readonly ListChange[];
  /** Slugs of stories of which anything may be told otherwise: changed ones, their neighbours, and those they are earlier stories of. */
  slugs: ReadonlySet<string>;
  /** Months with a closed page that changed. */
  closedMonths: ReadonlySet<string>;
  /** Addresses of pictures of which another copy is there now, or none. */
  pictures: ReadonlySet<string>;
  /** Old addresses that stories which changed have or had. */
  aliases: ReadonlySet<string>;
  /** Whether a story that changed has or had some. */
  hasCorrections: boolean;
  /** First days of the newsletter's issues that may be others. */
  issues: ReadonlySet<string>;
  hasClockMoved: boolean;
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
  const ofAll = [
    ...(touched.slugs.size > 0 ? listQuestionsOf('paper') : []),
    ...(touched.hasClockMoved ? listQuestionsOf('clock') : []),
    ...(touched.hasCorrections ? listQuestionsOf('corrections') : []),
  ];
  for (const name of new Set(ofAll)) take(begin(name));
  for (const list of touched.lists) {
    const names = listQuestionsOf(list.kind === 'month' || list.kind === 'day' ? list.kind : 'list');
    for (const name of names) {
      if (list.kind === 'month') take(begin(name, list.name), (given) => isPartTouched(list, name, given));
      // Of a day its month: the days beside it lead to it.
      else if (list.kind === 'day') take(JSON.stringify([name, list.name.slice(0, 'YYYY-MM'.length)]).slice(0, -2));
      else take(begin(name, list.kind, list.name), (given) => isListTouched(list, name, given.slice(2)));
    }
    if (list.kind === 'month') take(begin('newestOf', 'month', list.name));
    // Whoever asked for it was told that there is none.
    if (!list.before) take(begin(list.kind, list.name));
  }
  for (const name of listQuestionsOf('issue')) for (const date of touched.issues) take(begin(name, date));
  for (const name of listQuestionsOf('story')) for (const slug of touched.slugs) take(begin(name, slug));
  for (const name of listQuestionsOf('alias')) for (const alias of touched.aliases) take(begin(name, alias));
  for (const name of listQuestionsOf('closed')) for (const month of touched.closedMonths) take(begin(name, month));
  for (const name of listQuestionsOf('picture')) for (const url of touched.pictures) take(begin(name, url));
  return [...found.values()];
}

/** How a question with these first values is written down, see `createAsking`. */
function begin(...values: readonly string[]): string {
  return JSON.stringify(values).slice(0, -1);
}

/** Whether stories came to, left or changed among some. @param start of their places from the oldest @param end not among them */
function isTouchedBetween({ shiftsFrom, edited }: ListChange, start: number, end: number): boolean {
  return shiftsFrom < end || edited.some((place) => place >= start && place < end);
}

function isPartTouched(month: ListChange, name: string, [, start, end]: readonly unknown[]): boolean {
  return name === 'partOfMonth' ? isTouchedBetween(month, Number(start), Number(end)) : true;
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
