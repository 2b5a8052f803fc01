import type { OutputFile } from '../output/output-listing.ts';
import { openDraft } from './block-draft.ts';
import type { RecordedFile, RecordedPage } from './build-record.ts';
import { type Askers, MOST_LISTED, type RecordHead, type RecordTables } from './record-tables.ts';

/** What became another since a site was recorded. */
export interface SiteChange {
  /** The version of the paper in the index. */
  paper: string;
  /** A hash of each answer that is another, and at least of those to questions that no page had asked. */
  answers: Iterable<readonly [question: string, hash: string]>;
  /** Pages that were made. */
  pages: readonly (RecordedPage & OutputFile)[];
  /** Other files that were written. */
  files: readonly RecordedFile[];
  /** Paths of files, pages among them, that are no longer there. */
  removed: readonly string[];
}

/** Changes what is recorded, reading no more of it than the change concerns. @returns the head that is true then */
export function updateTables(tables: RecordTables, head: RecordHead, change: SiteChange): RecordHead {
  const [files, pages, questions] = [openDraft(tables.files), openDraft(tables.pages), openDraft(tables.questions)];
  const hashes = new Map(change.answers);
  const left = new Set<string>();

  const addAsker = (question: string, page: number): number => {
    const [, hash, askers] = questions.find(question) ?? [question, hashes.get(question) ?? '', []];
    return questions.put([question, hash, withAsker(askers, page)]);
  };
  const removeAsker = (slot: number, page: number) => {
    const [question, hash, askers] = questions.get(slot);
    questions.put([question, hash, withoutAsker(askers, page)]);
    left.add(question);
  };
  const removePage = (file: string) => {
    const page = pages.locate(file);
    if (page === undefined) return;
    for (const slot of pages.get(page)[3]) removeAsker(slot, page);
    pages.remove(file);
  };

  for (const path of change.removed) {
    removePage(path);
    files.remove(path);
  }
  for (const { path, size, mtime } of change.files) {
    removePage(path);
    files.put([path, size, mtime]);
  }
  for (const { file, component, params, asked, size, mtime } of change.pages) {
    files.put([file, size, mtime]);
    const before = new Set(pages.find(file)?.[3]);
    const page = pages.put([file, component, params, [...before]]);
    const slots = asked.map((question) => {
      const slot = questions.locate(question);
      return slot !== undefined && before.has(slot) ? slot : addAsker(question, page);
    });
    for (const slot of before.difference(new Set(slots))) removeAsker(slot, page);
    pages.put([file, component, params, slots]);
  }
  for (const [question, hash] of hashes) {
    const known = questions.find(question);
    if (known && known[1] !== hash) questions.put([question, hash, known[2]]);
  }
  for (const question of left) if (countAskers(questions.find(question)?.[2]) === 0) questions.remove(question);
  for (const draft of [files, pages, questions]) draft.write();
  return { ...head, paper: change.paper, files: head.files + files.gain, pages: head.pages + pages.gain };
}

function withAsker(askers: Askers, page: number): Askers {
  if (typeof askers === 'number') return askers + 1;
  return askers.length < MOST_LISTED ? [...askers, page] : askers.length + 1;
}

function withoutAsker(askers: Askers, page: number): Askers {
  return typeof askers === 'number' ? askers - 1 : askers.filter((one) => one !== page);
}

function countAskers(askers: Askers = []): number {
  return typeof askers === 'number' ? askers : askers.length;
}
