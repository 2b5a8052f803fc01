import type { Article, Provider } from '../../content/article.ts';
import type { SiteSettings } from '../../content/fields/site/site-settings.ts';
import { findNamedSource, listCardAuthors } from '../../content/story-source.ts';
import type { Issue } from '../../lists/issues/list-issues.ts';
import { cutText } from '../../text/cut-text.ts';
import { countIn, fillIn } from '../../words/fill-in.ts';
import { joinNames } from '../../words/join-names.ts';
import { labelTitle } from '../../words/label-title.ts';
import type { FeedContext } from '../feed-item.ts';
import { rankStories } from './rank-stories.ts';

/** What an issue says in its page and in its plain text alike. */

/** Characters; programs that show a mail's subject or a page's title cut what is longer. */
const MAX_TITLE = 70;

/** Characters; what lists of mails show of one. */
const MAX_SUMMARY = 180;

interface IssueDateFormats {
  /** `Tuesday, 3 March 2026` */
  full: Intl.DateTimeFormat;
  /** `3 March 2026` */
  long: Intl.DateTimeFormat;
  /** `3` */
  day: Intl.DateTimeFormat;
  /** `2–8 Mar` */
  short: Intl.DateTimeFormat;
}

const formatsBySettings = new WeakMap<SiteSettings, IssueDateFormats>();

/** An issue's date is a day already, in no time zone any more: it is written as UTC's. */
function formatsOf(settings: SiteSettings): IssueDateFormats {
  const languages = [settings.language, 'en'];
  const formats = formatsBySettings.get(settings) ?? {
    full: new Intl.DateTimeFormat(languages, { dateStyle: 'full', timeZone: 'UTC' }),
    long: new Intl.DateTimeFormat(languages, { dateStyle: 'long', timeZone: 'UTC' }),
    day: new Intl.DateTimeFormat(languages, { day: 'numeric', timeZone: 'UTC' }),
    short: new Intl.DateTimeFormat(languages, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
  };
  formatsBySettings.set(settings, formats);
  return formats;
}

/** `3 March 2026`, or `2–8 March 2026` for a week. */
export function writeIssueDate({ date, lastDate }: Pick<Issue, 'date' | 'lastDate'>, settings: SiteSettings): string {
  const { long } = formatsOf(settings);
  // Writing a range takes twenty times as long as writing a day.
  return date === lastDate ? long.format(new Date(date)) : long.formatRange(new Date(date), new Date(lastDate));
}

/** The same for a masthead: `Tuesday, 3 March 2026`, or `2–8 March 2026`. */
export function writeMastheadDate(issue: Issue, settings: SiteSettings): string {
  const isDay = issue.date === issue.lastDate;
  return isDay ? formatsOf(settings).full.format(new Date(issue.date)) : writeIssueDate(issue, settings);
}

/** The same for a list below the name of its month: `3`, or `2–8 Mar`. */
export function writeShortIssueDate({ date, lastDate }: Pick<Issue, 'date' | 'lastDate'>, settings: SiteSettings): string {
  const { day, short } = formatsOf(settings);
  return date === lastDate ? day.format(new Date(date)) : short.formatRange(new Date(date), new Date(lastDate));
}

/** `The Evening Parallax, 3 March 2026`. The date is never cut. */
export function titleIssue(issue: Issue, settings: SiteSettings): string {
  const date = writeIssueDate(issue, settings);
  return `${cutText(settings.title, MAX_TITLE - date.length - 2)}, ${date}`;
}

/** The first headlines, for who decides whether to open the mail. */
export function summariseIssue(issue: Issue, { words }: Pick<FeedContext, 'words'>): string {
  const headlines = rankStories(issue).slice(0, 4);
  return cutText(headlines.map(({ lead }) => labelTitle(lead, words)).join(' · '), MAX_SUMMARY);
}

/** Characters; the names of a hundred authors would fill the mail. */
const MAX_BYLINE = 200;

/** Who stands for a story: its source, its authors (`By Ada Lovelace`), or both. */
export function describeCredit(
  article: Article,
  { words, wordsLanguage }: Pick<FeedContext, 'words' | 'wordsLanguage'>,
): { source: Provider | undefined; byline: readonly string[] } {
  const authors = listCardAuthors(article);
  const names = joinNames(authors, wordsLanguage);
  return {
    source: findNamedSource(article.provider, authors),
    byline: names === '' ? [] : [cutText(fillIn(words.story.by, { authors: names }), MAX_BYLINE)],
  };
}

/** Notes on a story, before and after its provider's name: that it is a draft or a video, and its day where the issue has many. */
export function annotateStory(
  { type, isPublished, publishedAt }: Article,
  { settings, words, dates }: Pick<FeedContext, 'settings' | 'words' | 'dates'>,
): { before: readonly string[]; after: readonly string[] } {
  const { preview, newsletter } = words;
  return {
    before: [...(isPublished ? [] : [preview.unpublished]), ...(type === 'video' ? [newsletter.video] : [])],
    after: settings.newsletter === 'week' ? [dates.day(publishedAt)] : [],
  };
}

/** Where an issue's foot leads to, with absolute addresses. */
export function listIssueLinks(
  { date }: Issue,
  { settings, words, addresses }: Pick<FeedContext, 'settings' | 'words' | 'addresses'>,
): IssueLink[] {
  const { newsletter, feeds } = words;
  return [
    { name: newsletter.readOnWeb, url: addresses.absolute(addresses.issue(date)) },
    { name: newsletter.today, url: addresses.absolute(addresses.home) },
    ...(settings.newsletterForm === undefined
      ? []
      : [{ name: newsletter.change, url: `${addresses.absolute(addresses.newsletter)}#mail-address` }]),
    { name: newsletter.all, url: addresses.absolute(addresses.newsletter) },
    { name: feeds.title, url: addresses.absolute(addresses.feedList) },
  ];
}

export interface IssueLink {
  name: string;
  url: string;
}

/** `And 3 more in the archive:` */
export function countMore({ length }: readonly unknown[], { words, wordsLanguage }: Pick<FeedContext, 'words' | 'wordsLanguage'>): string {
  return countIn(words.newsletter.moreInArchive, length, wordsLanguage);
}
