import { type Article, hasOwnExcerpt } from '../../content/article.ts';
import { findSourceUrl } from '../../content/story-source.ts';
import { cutText } from '../../text/cut-text.ts';
import { fillIn } from '../../words/fill-in.ts';
import { labelTitle } from '../../words/label-title.ts';
import type { FeedContext } from '../feed-item.ts';
import { countFitting } from './newsletter-html.ts';
import type { Issue } from './newsletter-issue.ts';
import { findStoryUrl, listMonths, MAX_EXCERPT, MAX_HEADLINE } from './newsletter-story.ts';
import {
  annotateStory,
  countMore,
  describeCredit,
  type IssueLink,
  listIssueLinks,
  rankStories,
  writeMastheadDate,
} from './newsletter-words.ts';
import { wrapText } from './wrap-text.ts';

/** Columns; what mail programs show without wrapping it again. */
const COLUMNS = 72;

const DOUBLE_RULE = '='.repeat(COLUMNS);
const RULE = '-'.repeat(COLUMNS);

/** The same stories as in the issue's HTML, as plain text. Every address has a line of its own, so that programs make it a link. */
export function writeIssueText(issue: Issue, context: FeedContext): string {
  const { settings } = context;
  const ranked = rankStories(issue);
  const { full, brief } = countFitting(issue, context);
  const lines = [
    ...wrap(settings.title),
    ...wrap(settings.description),
    '',
    ...wrap(writeMastheadDate(issue, settings)),
    DOUBLE_RULE,
    '',
    ...ranked
      .slice(0, full)
      .flatMap((article) => [...writeStory(article, context), '', RULE, ''])
      .slice(0, -2),
    ...writeRest(ranked.slice(full, full + brief), ranked.slice(full + brief), context),
    DOUBLE_RULE,
    ...writeLinks(listIssueLinks(issue, context)),
  ];
  return `${lines.join('\n')}\n`;
}

function writeStory(article: Article, context: FeedContext): string[] {
  const excerpt = hasOwnExcerpt(article) ? ['', ...wrap(cutText(article.excerpt, MAX_EXCERPT))] : [];
  return [
    ...wrap(cutText(labelTitle(article, context.words), MAX_HEADLINE)),
    ...wrap(writeCredit(article, context)),
    ...excerpt,
    '',
    findStoryUrl(article, context),
  ];
}

function writeCredit(article: Article, context: FeedContext): string {
  const { before, after } = annotateStory(article, context);
  const { source, byline } = describeCredit(article, context);
  const isFromElsewhere = findSourceUrl(article, context.settings) !== undefined;
  const topics = article.topics.slice(0, 1).map(({ name }) => name);
  const named = source ? [isFromElsewhere ? fillIn(context.words.newsletter.at, { provider: source.name }) : source.name] : [];
  return [...topics, ...before, ...named, ...byline, ...after].join(' · ');
}

function writeRest(brief: readonly Article[], omitted: readonly Article[], context: FeedContext): string[] {
  if (brief.length + omitted.length === 0) return [];
  const lines = brief.flatMap((article) => {
    const { source, byline } = describeCredit(article, context);
    const line = [cutText(labelTitle(article, context.words), MAX_HEADLINE), ...(source ? [source.name] : []), ...byline].join(' · ');
    return [...wrap(line), findStoryUrl(article, context), ''];
  });
  const more = omitted.length > 0 ? [...wrap(countMore(omitted, context)), '', ...writeLinks(listMonths(omitted, context))] : [];
  return [RULE, '', context.words.newsletter.inBrief, '', ...lines, ...more];
}

function writeLinks(links: readonly IssueLink[]): string[] {
  return links.flatMap(({ name, url }) => [`${name}:`, url, '']);
}

function wrap(text: string): string[] {
  return wrapText(text, COLUMNS);
}
