import type { Publication } from '../../content/publication.ts';
import type { ParseResult } from '../../content/read/parse-article.ts';

/** What was parsed of an article's file, where there is one. */
export interface FileResult {
  file: string;
  before: ParseResult | undefined;
  after: ParseResult | undefined;
}

/** A publication that was read with its drafts. */
export interface KnownPaper {
  publication: Publication;
  /** What was parsed of all its articles, by file. */
  parsed: ReadonlyMap<string, ParseResult>;
  now: Date;
}
