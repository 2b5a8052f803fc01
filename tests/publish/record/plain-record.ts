import type { PageMaking, RecordedPage } from '../../../src/publish/record/build-record.ts';
import type { SiteState } from '../../../src/publish/record/fill-tables.ts';
import { openSiteRecord } from '../../../src/publish/record/open-site-record.ts';
import { readBuildRecord } from '../../../src/publish/record/read-build-record.ts';
import type { RecordPlace } from '../../../src/publish/record/record-path.ts';
import type { SiteChange } from '../../../src/publish/record/update-tables.ts';
import { writeSiteRecord } from '../../../src/publish/record/write-site-record.ts';

export const ENGINE = 'engine';

export function placeIn(folder: string): RecordPlace {
  return { cacheDir: `${folder}/cache`, workingDir: folder, outDir: `${folder}/site` };
}

export function record(place: RecordPlace, state: SiteState, paper = 'paper'): void {
  writeSiteRecord(place, { engine: ENGINE, paper, ...state });
}

/** What a change makes of a site, by the plainest means. */
export function change(state: SiteState, { answers, pages, files, removed }: SiteChange): SiteState {
  const [newFiles, newPages] = [new Map(state.files), new Map(state.pages)];
  for (const path of [...removed, ...files.map((file) => file.path)]) {
    newFiles.delete(path);
    newPages.delete(path);
  }
  for (const { path, size, mtime } of files) newFiles.set(path, { size, mtime });
  for (const { file, component, params, asked, size, mtime } of pages) {
    newFiles.set(file, { size, mtime });
    newPages.set(file, { component, params, asked });
  }
  return {
    files: newFiles,
    pages: newPages,
    answers: chooseAsked(newPages, new Map([...chooseAsked(state.pages, state.answers), ...answers])),
  };
}

function chooseAsked(pages: SiteState['pages'], answers: SiteState['answers']): SiteState['answers'] {
  const asked = new Set([...pages.values()].flatMap((page) => page.asked));
  return new Map([...asked].map((question) => [question, answers.get(question) ?? '']));
}

/** All that a record can tell of a site, in one order. */
export interface Told {
  counts: readonly number[];
  files: readonly unknown[];
  pages: ReadonlyMap<string, unknown>;
  questions: readonly { question: string; hash: string }[];
  askers: ReadonlyMap<string, readonly RecordedPage[]>;
}

/** What a record of this site has to tell. */
export function tellPlainly(state: SiteState): Told {
  const questions = [...chooseAsked(state.pages, state.answers)].map(([question, hash]) => ({ question, hash }));
  const sorted = questions.toSorted((a, b) => (a.question < b.question ? -1 : 1));
  const pages = [...state.pages].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    counts: [state.files.size, state.pages.size],
    files: [...state.files].map(([path, { size, mtime }]) => ({ path, size, mtime })).toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    pages: new Map(pages.map(([file, { component, params, asked }]) => [file, { component, params, asked, ...lookOf(state, file) }])),
    questions: sorted,
    askers: new Map(sorted.map(({ question }) => [question, listAskers(pages, question)])),
  };
}

function lookOf({ files }: SiteState, file: string) {
  const { size, mtime } = files.get(file) ?? { size: 0, mtime: 0 };
  return { size, mtime };
}

function listAskers(pages: readonly (readonly [string, PageMaking])[], question: string): RecordedPage[] {
  return pages
    .filter(([, { asked }]) => asked.includes(question))
    .map(([file, { component, params, asked }]) => ({ file, component, params, asked }));
}

/** What the record tells, through all that one can ask it. @returns undefined where there is none; throws where it is damaged */
export function tell(place: RecordPlace): Told | undefined {
  const opened = openSiteRecord(place);
  if (!opened) return undefined;
  try {
    const questions = opened.questions('');
    const { pages, answers } = readBuildRecord(place, ENGINE);
    const files = opened.files().toSorted((a, b) => (a.path < b.path ? -1 : 1));
    if (answers.size !== questions.length || questions.some(({ question, hash }) => answers.get(question) !== hash))
      throw new Error('both ways to read answers differ');
    return {
      counts: [opened.fileCount(), opened.pageCount()],
      files,
      pages: new Map([...pages].toSorted(([a], [b]) => (a < b ? -1 : 1))),
      questions,
      askers: new Map(questions.map(({ question }) => [question, opened.askers([question])])),
    };
  } finally {
    opened.close();
  }
}
