import { compareText } from '../../text/compare-text.ts';
import { openDraft } from './block-draft.ts';
import type { BlockTable } from './block-table.ts';
import type { RecordedPage } from './build-record.ts';
import type { PageEntry, QuestionEntry, RecordTables } from './record-tables.ts';
import { toSortKey } from './sort-key.ts';

/** Questions that begin so. */
export function findQuestions(table: BlockTable<QuestionEntry>, prefix: string): { question: string; hash: string }[] {
  const key = toSortKey(prefix);
  const found: { question: string; hash: string }[] = [];
  let block = table.around(prefix);
  for (;;) {
    for (const entry of block.entries) if (entry?.[0].startsWith(prefix)) found.push({ question: entry[0], hash: entry[1] });
    if (!block.next?.startsWith(key)) break;
    block = table.startingAt(block.next);
  }
  return found.toSorted((a, b) => compareText(a.question, b.question));
}

export function findPage(tables: RecordTables, file: string): RecordedPage | undefined {
  const entry = openDraft(tables.pages).find(file);
  return entry && bindDescription(tables)(entry);
}

/** Pages that asked one of these questions, sorted. All pages are looked at where one is asked by very many. */
export function findAskers(tables: RecordTables, texts: readonly string[]): RecordedPage[] {
  const [pages, questions] = [openDraft(tables.pages), openDraft(tables.questions)];
  const slots = new Set(texts.flatMap((text) => questions.locate(text) ?? []));
  const askers = [...slots].map((slot) => questions.get(slot)[2]);
  const listed = askers.every((one) => typeof one !== 'number') ? new Set(askers.flat()) : undefined;
  const found = listed
    ? Array.from(listed, pages.get)
    : [...iteratePages(tables)].filter(([, , , asked]) => asked.some((one) => slots.has(one)));
  return found.map(bindDescription(tables)).toSorted((a, b) => compareText(a.file, b.file));
}

function* iteratePages({ pages }: RecordTables): Iterable<PageEntry> {
  for (const { entries } of pages.all()) for (const entry of entries) if (entry) yield entry;
}

function bindDescription({ questions: table }: RecordTables): (entry: PageEntry) => RecordedPage {
  const questions = openDraft(table);
  return ([file, component, params, asked]) => ({ file, component, params, asked: asked.map((slot) => questions.get(slot)[0]) });
}
