import { findIssueEnd, type Issue } from '../../lists/issues/list-issues.ts';
import type { Site } from '../../site.ts';
import { cutText } from '../../text/cut-text.ts';
import { labelTitle } from '../../words/label-title.ts';
import type { FeedItem } from '../feed.ts';
import type { FeedContext } from '../feed-item.ts';
import { guidOfPlace } from '../guid.ts';
import { element, escapeMarkup } from '../markup.ts';
import { writeIssueHtml } from './newsletter-html.ts';
import { summariseIssue, titleIssue } from './newsletter-words.ts';
import { rankStories } from './rank-stories.ts';
import { MAX_HEADLINE } from './story-limits.ts';

/** Issues. Each is a whole mail of up to 100 KB, and what sends them asks at least once a day. */
const FEED_LENGTH = 10;

/** Headlines in the short form of an issue. */
const MAX_HEADLINES = 20;

type IssueFinder = Pick<Site, 'issues' | 'issue'>;

/** The issues that the newsletter's feed lists. */
export function listNewestIssues({ issues, issue }: IssueFinder): readonly Issue[] {
  return issues()
    .slice(0, FEED_LENGTH)
    .flatMap(({ date }) => issue(date) ?? []);
}

/** The newest issues as items of the newsletter's feed. */
export function describeIssues(site: IssueFinder & FeedContext): FeedItem[] {
  return listNewestIssues(site).map((issue) => describeIssue(issue, site));
}

/** An issue as an item that a mail service sends: its content is the mail's body. It is dated from when it was complete. */
export function describeIssue(issue: Issue, context: FeedContext): FeedItem {
  const { settings, addresses } = context;
  return {
    guid: guidOfPlace(`newsletter/${issue.date}`),
    link: addresses.absolute(addresses.issue(issue.date)),
    title: titleIssue(issue, settings),
    summary: summariseIssue(issue, context),
    content: writeIssueHtml(issue, context).fragment,
    shortContent: writeHeadlines(issue, context),
    language: undefined,
    publishedAt: findIssueEnd(issue, context),
    updatedAt: undefined,
    categories: [],
    authors: [{ name: settings.title, url: addresses.absolute(addresses.home) }],
    sourceUrl: undefined,
    picture: undefined,
    licence: undefined,
  };
}

/** What the feed says of an issue if it would be too large otherwise. */
function writeHeadlines(issue: Issue, { addresses, words }: FeedContext): string {
  const headlines = rankStories(issue).slice(0, MAX_HEADLINES);
  const items = headlines.map(({ lead }) => element('li', { dir: 'auto' }, escapeMarkup(cutText(labelTitle(lead, words), MAX_HEADLINE))));
  const link = element('a', { href: addresses.absolute(addresses.issue(issue.date)) }, escapeMarkup(words.newsletter.readIssueOnWeb));
  return element('ul', {}, items.join('')) + element('p', {}, link);
}
