import type { Article, Author, ListedProvider, Topic } from '../../content/article.ts';
import type { MadeRecord } from '../../images/made-record.ts';
import type { ClosedPage } from '../../lists/archive/archive-lists.ts';
import type { Redirect } from '../../lists/list-redirects.ts';

/** The lists that are kept. That of all stories has the name ''; a month is named `2026-03`, a day `2026-03-05`, in the site's time zone. */
export type StoredKind = 'all' | 'topic' | 'provider' | 'author' | 'month' | 'day';

export interface ListHead {
  /** Slug, domain, month or day. */
  name: string;
  /** How many of its stories are shown. */
  count: number;
  /** Its topic, provider or author; undefined for all, months and days. */
  record: Topic | ListedProvider | Author | undefined;
}

export interface StoredList extends ListHead {
  /**
   * Numbers of its stories, oldest first: the reverse of `compareNewestFirst`. One that expired or was withdrawn keeps its place
   * as `~number`; months and days have only shown ones.
   */
  stories: Int32Array;
  /** Of a month: when one of its stories last changed, in milliseconds since 1970; undefined for any other list. */
  changedAt: number | undefined;
  /** How many shown stories it has by month, a month as `year * 12 + month - 1` in the site's time zone. */
  months: ReadonlyMap<number, number>;
}

/** What places a story in lists, so that few articles need to be loaded. */
export interface StoryHead {
  slug: string;
  /** Milliseconds since 1970. */
  publishedAt: number;
  /** As `changedAt` says, in milliseconds since 1970. */
  changedAt: number;
  heat: number | undefined;
  /** `2026-03-05`, in the site's time zone. */
  day: string;
}

/** Where questions are answered from. Stories have numbers (≥ 0): in memory a place, in the index the number of their file. */
export interface StoryStore {
  list: (kind: StoredKind, name: string) => StoredList | undefined;
  /** Topics, providers and authors by name, in lower case, then by slug; months and days newest first. */
  lists: (kind: StoredKind) => readonly ListHead[];
  /** Also of one that is off the site. */
  head: (story: number) => StoryHead;
  /** The same object each time. */
  article: (story: number) => Article;
  /** Of a shown story. */
  find: (slug: string) => number | undefined;
  /** Whether something is one of its articles, see `createAnswerHash`. */
  isArticle: (value: unknown) => value is Article;
  /** Those whose addresses tell so, newest first. */
  withdrawn: () => readonly Article[];
  /** Of all stories that were ever on the site, as `listCorrections` sorts them; `~story` where it is off the site. @returns `at` in milliseconds since 1970 */
  corrections: () => readonly { story: number; at: number }[];
  /** @param month `2026-03` */
  closedPages: (month: string) => readonly ClosedPage[];
  /** Newest first. */
  monthsOfClosedPages: () => readonly string[];
  redirect: (alias: string) => Redirect | undefined;
  aliases: () => readonly string[];
  /** What was made of a picture, by the address that authors use. */
  picture: (url: string) => MadeRecord | undefined;
  /** Of all shown stories, newest first. */
  slugs: () => readonly string[];
  /** When a shown story last changed, in milliseconds since 1970. */
  lastChange: () => number | undefined;
}
