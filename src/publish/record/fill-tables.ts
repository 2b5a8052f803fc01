import type { OutputFile } from '../output/output-listing.ts';
import { fillBlockTable, slotOf } from './block-table.ts';
import type { PageMaking } from './build-record.ts';
import { type Askers, MOST_LISTED, type RecordTables } from './record-tables.ts';
import { sortByKind } from './sort-by-kind.ts';

/** A site as a build leaves it. */
export interface SiteState {
  /** All files of the site, by their paths below the output folder; those of which nobody knows more with a size and a time of 0. */
  files: ReadonlyMap<string, OutputFile>;
  /** Those that are pages. */
  pages: ReadonlyMap<string, PageMaking>;
  /** A hash of the answer at least to each question that they ask. */
  answers: ReadonlyMap<string, string>;
}

/** Fills tables that are empty. */
export function fillTables(tables: RecordTables, { files, pages, answers }: SiteState): void {
  fillBlockTable(tables.files, sortByKind([...files.keys()], '/'), (path) => {
    const { size, mtime } = files.get(path) ?? { size: 0, mtime: 0 };
    return [path, size, mtime];
  });
  const pageFiles = sortByKind([...pages.keys()], '/');
  const numbers = new Map<string, number>();
  const asked = pageFiles.map((file) => (pages.get(file)?.asked ?? []).map((question) => numberOf(numbers, question)));
  const askers = findAskers(asked, numbers.size);
  const questions = sortByKind([...numbers.keys()], ',');
  const slots = new Float64Array(numbers.size);
  fillBlockTable(tables.questions, questions, (question, index) => {
    const number = numbers.get(question) ?? 0;
    slots[number] = slotOf(index);
    return [question, answers.get(question) ?? '', askers(number)];
  });
  fillBlockTable(tables.pages, pageFiles, (file, index) => {
    const { component = '', params = {} } = pages.get(file) ?? {};
    return [file, component, params, (asked[index] ?? []).map((number) => slots[number] ?? 0)];
  });
}

function numberOf(numbers: Map<string, number>, question: string): number {
  const known = numbers.get(question);
  if (known !== undefined) return known;
  numbers.set(question, numbers.size);
  return numbers.size - 1;
}

/**
 * Turns around who asked what: half a million pairs in one list, since a list for each question takes longer.
 * @param asked the numbers of the questions of each page
 * @param count of questions
 * @returns gives the slots of the pages that asked a question
 */
function findAskers(asked: readonly (readonly number[])[], count: number): (question: number) => Askers {
  const ends = new Uint32Array(count + 1);
  for (const questions of asked) for (const question of questions) ends[question] = (ends[question] ?? 0) + 1;
  for (let question = 1; question <= count; question += 1) ends[question] = (ends[question] ?? 0) + (ends[question - 1] ?? 0);
  const pages = new Uint32Array(ends[count] ?? 0);
  const starts = ends.slice();
  for (let page = asked.length - 1; page >= 0; page -= 1) {
    for (const question of asked[page] ?? []) {
      const place = (starts[question] ?? 0) - 1;
      starts[question] = place;
      pages[place] = page;
    }
  }
  return (question) => {
    const [start = 0, end = 0] = [starts[question], ends[question]];
    if (end - start > MOST_LISTED) return end - start;
    const slots: number[] = [];
    for (let place = start; place < end; place += 1) slots.push(slotOf(pages[place] ?? 0));
    return slots;
  };
}
