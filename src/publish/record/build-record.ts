import type { OutputFile } from '../output/output-listing.ts';

/** How a page was made. */
export interface PageMaking {
  /** What drew it, and with which parameters, see `PagePath`. */
  component: string;
  params: Readonly<Record<string, string | undefined>>;
  /** The questions that it asked, see `Site`; each once. */
  asked: readonly string[];
}

/** A page of the site. */
export interface RecordedPage extends PageMaking {
  /** Below the output folder. */
  file: string;
}

/** A file of the site as a build left it; where that is not known, with a size and a time of 0. */
export interface RecordedFile extends OutputFile {
  /** Below the output folder. */
  path: string;
}

/** What the last build left of one page in the output folder. */
export interface PageRecord extends PageMaking, OutputFile {}

/** What the last build left, as one that looks at everything wants to know it. */
export interface BuildRecord {
  /** By the path below the output folder. */
  pages: ReadonlyMap<string, PageRecord>;
  /** A hash of the answer to each question that one of them asked. */
  answers: ReadonlyMap<string, string>;
}

export const NO_RECORD: BuildRecord = { pages: new Map(), answers: new Map() };
