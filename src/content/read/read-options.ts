import type { SettingOverrides } from '../fields/site/site-settings.ts';
import type { PaperFiles } from '../files/list-content-files.ts';
import type { SourceFile } from '../publication.ts';
import type { ParseArticle, ParseResult } from './parse-article.ts';

export interface ReadOptions {
  contentDir: string;
  /** What counts as now: later articles are not published yet. */
  now: Date;
  /** True also takes unpublished and future articles, for the preview. */
  includesDrafts: boolean;
  /** Settings that go before those of `site.yaml`. */
  overrides?: SettingOverrides;
  /** Of the theme, whose `words/` are read. */
  themeDir?: string | undefined;
  /** A folder whose files are copied to the root of the site. */
  publicDir?: string;
  /** Reads one file; `parseArticle` unless somebody remembers what it said. */
  parse?: ParseArticle;
  /** The content folder's files, if they were listed just now. */
  files?: PaperFiles | undefined;
  /** What was read of some files already, by file. */
  parsed?: ReadonlyMap<string, ParseResult>;
  /** Files that are read as they were published last: their bytes. What they say as articles is in `parsed`. */
  restored?: ReadonlyMap<string, Buffer>;
  /** Whether a file is as it was published last: where two claim one thing, it keeps it. */
  isAsPublished?: ((source: SourceFile) => boolean) | undefined;
}
