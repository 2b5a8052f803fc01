import type { Addresses } from './content/addresses.ts';
import type { Article, Author, ListedProvider, Topic, Withdrawal } from './content/article.ts';
import type { Neighbours } from './content/article-order.ts';
import type { SiteSettings } from './content/fields/site/site-settings.ts';
import type { FrontPlan } from './content/front-plan.ts';
import type { OwnPage } from './content/own-page.ts';
import type { Problem } from './content/problems/problem.ts';
import type { PagePicture } from './images/page-picture.ts';
import type { Slot } from './images/picture-slots.ts';
import type { ClosedPage, CountedMonth, DayList, MonthList } from './lists/archive/archive-lists.ts';
import type { Issue, IssueSpan } from './lists/issues/list-issues.ts';
import type { CorrectedStory } from './lists/list-corrections.ts';
import type { Redirect } from './lists/list-redirects.ts';
import type { CountedTopic } from './lists/sections.ts';
import type { MenuLink } from './lists/site-menus.ts';
import type { NumberedList, StoryList } from './lists/story-list.ts';
import type { InlineSource } from './security/inline-source.ts';
import type { OwnTypeface } from './theme/own-typeface.ts';
import type { ScriptHabits } from './theme/script-habits.ts';
import type { Typefaces } from './theme/typefaces.ts';
import type { SiteLanguage } from './words/site-language.ts';

/**
 * All that pages and feeds may ask of the paper. Nothing else reads the content folder.
 *
 * Its functions are questions: **what a page asks is what it depends on**. A build notes what each page asked, and makes the page
 * again once an answer is another one. So ask for what the page shows and for no more: who asks for the newest fifty stories
 * is made again with each new one. What is no function (settings, words, colours) is the same for all pages; when it changes,
 * all are made again.
 */
export interface Site extends SiteLanguage, SiteLook {
  settings: SiteSettings;
  addresses: Addresses;
  /** Shows drafts and problems. */
  isPreview: boolean;
  /** For the preview. */
  problems: readonly Problem[];

  /** All published stories. */
  stories: StoryList;
  /** A published story. */
  article: (slug: string) => Article | undefined;
  /** Of all published stories, newest first. */
  slugs: () => readonly string[];
  /** Why a story is off the site, where its address tells so. */
  withdrawal: (slug: string) => Withdrawal | undefined;
  /** Of those whose addresses tell so. */
  withdrawnSlugs: () => readonly string[];
  /** The stories published just before and just after one. */
  neighbours: (article: Article) => Neighbours;
  /** The latest earlier stories that share a topic, those that share more of them first. */
  earlierStories: (article: Article) => readonly Article[];
  /** The stories with most attention at present, see `findTrending`. */
  trending: (count: number) => readonly Article[];
  /** When a story last changed, published or corrected; undefined if there is none. */
  lastChange: () => Date | undefined;

  /** By name, with how many stories each has. */
  topics: () => readonly CountedTopic[];
  providers: () => readonly CountedProvider[];
  authors: () => readonly CountedAuthor[];
  topic: (slug: string) => (StoryList & { topic: Topic }) | undefined;
  provider: (domain: string) => (StoryList & { provider: ListedProvider }) | undefined;
  author: (slug: string) => (StoryList & { author: Author }) | undefined;
  /** The topics above one, from the root down. */
  topicsAbove: (slug: string) => readonly Topic[];
  /** The topics just below one, by name. */
  topicsBelow: (slug: string) => readonly Topic[];
  /** See `listSections` and `listBarTopics`. */
  sections: () => readonly Topic[];
  barTopics: () => readonly Topic[];
  hasAuthors: () => boolean;

  /** Those that have a story, newest first. */
  months: () => readonly CountedMonth[];
  /** @param month two digits */
  month: (year: string, month: string) => MonthList;
  /** @param key `2026-03-05` */
  day: (key: string) => DayList;
  /** The numbered pages of all lists whose newest story is of a month. @param month two digits */
  closedPages: (year: string, month: string) => readonly ClosedPage[];
  /** The months that have some, newest first, as `2026-03`. */
  monthsOfClosedPages: () => readonly string[];

  corrections: NumberedList<CorrectedStory> & { newest: (count: number) => readonly CorrectedStory[] };
  /** Whether there is a page of corrections, see `hasCorrectionsPage`. */
  hasCorrections: () => boolean;

  /** The newsletter's issues, newest first; see `listIssues`. */
  issues: () => readonly IssueSpan[];
  /** @param date its first day */
  issue: (date: string) => Issue | undefined;

  /** The paper's own pages, in the order of menus. */
  pages: () => readonly OwnPage[];
  page: (path: string) => OwnPage | undefined;
  /** What editors settled of the front page. */
  front: () => FrontPlan;
  /** The bar at the top of every page, and the paper's own links at its foot. */
  bar: () => readonly MenuLink[];
  footer: () => readonly MenuLink[];

  /** Where an old address leads. @param alias a path below the site's base, without a slash at its ends */
  redirect: (alias: string) => Redirect | undefined;
  aliases: () => readonly string[];

  /** The picture at an address that authors use; undefined if the site has no copy for the slot. */
  findPicture: (url: string, slot: Slot) => PagePicture | undefined;
  /** The social image drawn for a topic, else the site's; undefined while a preview has none yet, or if drawing failed. */
  findSocialImage: (topicSlug?: string) => PagePicture | undefined;

  /** The day that it is, in the site's time zone: `2026-03-03`. */
  today: () => string;
  /** The stories of so many milliseconds up to now, newest first. */
  ofLast: (milliseconds: number) => readonly Article[];
  /** The moment that counts as now. A page that asks is made again in every build. */
  now: () => Date;

  /** Runs what asks, and tells what it asked. Whoever listens to the caller hears of it too. */
  listen: <Result>(run: () => Result) => { result: Result; asked: Asked };
  /** Counts as asking all this again: for what was made once and is shown by another page. */
  askAgain: (asked: Asked) => void;
}

/** What the paper itself settles of how its pages look. */
export interface SiteLook {
  /** What stands for the paper, if it has a picture for it. */
  logo: SiteMark | undefined;
  icon: SiteMark | undefined;
  /** The paper's name in outlines of its own face, as HTML; empty if it can't be drawn. */
  drawnTitle: string;
  /** The names of fonts for each use, and the fonts that the paper brings along. */
  typefaces: Typefaces;
  ownTypefaces: readonly OwnTypeface[];
  /** What stands in the head of every page: the theme that the reader chose, and the site's colours and fonts. */
  themeScript: InlineSource;
  themeStyles: InlineSource;
  /** Of the site's language. */
  scriptHabits: ScriptHabits;
}

export type { CountedTopic };

export interface CountedProvider {
  provider: ListedProvider;
  /** How many stories it has. */
  count: number;
}

export interface CountedAuthor {
  author: Author;
  count: number;
}

/** Names of questions, with what they were asked for. */
export type Asked = ReadonlySet<string>;

/** A picture that stands for the paper. */
export interface SiteMark {
  light: PagePicture;
  /** On a dark ground, where it is another. */
  dark: PagePicture | undefined;
  /** Where they lie on this disk, for those who draw them anew. */
  path: string;
  darkPath: string | undefined;
}

/**
 * Astro bundles the pages apart from the code that reads the content, so a module's own variable would exist twice.
 * The process holds the one site instead.
 */
const holder = globalThis as { broadsheetSite?: Site };

export function setCurrentSite(site: Site): void {
  holder.broadsheetSite = site;
}

/** @throws if no command has opened a site */
export function currentSite(): Site {
  if (!holder.broadsheetSite) throw new Error('no site is open; run "npm run build" or "npm run dev"');
  return holder.broadsheetSite;
}
