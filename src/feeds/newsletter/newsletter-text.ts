import { hasOwnExcerpt } from '../../content/article.ts';
import { findSourceUrl } from '../../content/story-source.ts';
import { findCommonTopics } from '../../lists/find-common-topics.ts';
import type { Issue } from '../../lists/issues/list-issues.ts';
import type { CorrectedStory } from '../../lists/list-corrections.ts';
import type { StoryCluster } from '../../lists/same-story/cluster-stories.ts';
import { isFirstToTell } from '../../lists/same-story/is-first-to-tell.ts';
import { type Account, listAccounts } from '../../lists/same-story/list-accounts.ts';
import { cutText } from '../../text/cut-text.ts';
import { wrapText } from '../../text/wrap-text.ts';
import { countIn, fillIn } from '../../words/fill-in.ts';
import { labelTitle } from '../../words/label-title.ts';
import type { FeedContext } from '../feed-item.ts';
import { findStoryUrl } from './find-story-url.ts';
import { countFitting } from './newsletter-html.ts';
import { listMonths } from './newsletter-more.ts';
import { annotateStory, countMore, describeCredit, type IssueLink, listIssueLinks, writeMastheadDate } from './newsletter-words.ts';
import { rankStories } from './rank-stories.ts';
import { findCorrectionUrl, splitIssueCorrections } from './split-issue-corrections.ts';
import { MAX_CORRECTION, MAX_EXCERPT, MAX_HEADLINE, MOST_NAMED } from './story-limits.ts';

/** Columns; what mail programs show without wrapping it again. */
const COLUMNS = 72;

const DOUBLE_RULE = '='.repeat(COLUMNS);
const RULE = '-'.repeat(COLUMNS);

/** The same stories as in the issue's HTML, as plain text. Every address has a line of its own, so that programs make it a link. */
export function writeIssueText(issue: Issue, context: FeedContext): string {
  const { settings } = context;
  const ranked = rankStories(issue);
  const unnamed = findCommonTopics(ranked.map(({ lead }) => lead));
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
      .flatMap((story, index) => [...writeStory(story, context, unnamed, index === 0), '', RULE, ''])
      .slice(0, -2),
    ...writeRest(ranked.slice(full, full + brief), ranked.slice(full + brief), context),
    ...writeCorrections(issue, context),
    DOUBLE_RULE,
    ...writeLinks(listIssueLinks(issue, context)),
  ];
  return `${lines.join('\n')}\n`;
}

function writeStory(story: StoryCluster, context: FeedContext, unnamed: ReadonlySet<string>, isLead: boolean): string[] {
  const { lead } = story;
  const { opened, line } = tellAccounts(story, context, isLead);
  const excerpt = hasOwnExcerpt(lead) ? ['', ...wrap(cutText(lead.excerpt, MAX_EXCERPT))] : [];
  return [
    ...wrap(cutText(labelTitle(lead, context.words), MAX_HEADLINE)),
    ...wrap(writeCredit(story, context, unnamed)),
    ...(isLead ? [] : wrap(line)),
    ...excerpt,
    '',
    findStoryUrl(lead, context),
    ...opened,
    ...(isLead && line !== '' ? ['', ...wrap(line)] : []),
  ];
}

function writeCredit(story: StoryCluster, context: FeedContext, unnamed: ReadonlySet<string>): string {
  const { lead } = story;
  const { before, after } = annotateStory(lead, context);
  const { source, byline } = describeCredit(lead, context);
  const isFromElsewhere = findSourceUrl(lead, context.settings) !== undefined;
  const topic = lead.topics.find(({ slug }) => !unnamed.has(slug));
  const name = source && (isFromElsewhere ? fillIn(context.words.newsletter.at, { provider: source.name }) : source.name);
  return [
    ...(topic ? [topic.name] : []),
    ...before,
    ...(name === undefined ? [] : [markLead(name, story, context)]),
    ...byline,
    ...after,
  ].join(' · ');
}

/** How others tell the story: the first of them with headline and address, the rest as a line of names. */
function tellAccounts(story: StoryCluster, context: FeedContext, isOpen: boolean): { opened: string[]; line: string } {
  const { words } = context;
  const { opened, sources, versions } = listAccounts(story, isOpen);
  const nameSource = ({ article, isVersion, isFirst }: Account) =>
    mark(isVersion ? words.cards.earlierVersion : article.provider.name, isFirst, context);
  const names = nameFew(sources.map(nameSource), context);
  return {
    opened: opened.flatMap((account) => {
      const headline = cutText(labelTitle(account.article, words), MAX_HEADLINE);
      return ['', ...wrap(`${nameSource(account)}: ${headline}`), findStoryUrl(account.article, context)];
    }),
    line: [
      ...(names.length > 0 ? [fillIn(words.cards.alsoAt, { sources: names.join(' · ') })] : []),
      ...(versions.length > 0 ? [words.cards.earlierVersion] : []),
    ].join(' · '),
  };
}

function nameFew(names: readonly string[], { words, wordsLanguage }: FeedContext): string[] {
  const omitted = names.length - MOST_NAMED;
  return omitted > 0 ? [...names.slice(0, MOST_NAMED), countIn(words.newsletter.moreStories, omitted, wordsLanguage)] : [...names];
}

function markLead(name: string, { lead, others }: StoryCluster, context: FeedContext): string {
  return mark(name, isFirstToTell(lead, [lead, ...others]), context);
}

function mark(name: string, isFirst: boolean, { words }: FeedContext): string {
  return isFirst ? `${name} (${words.cards.first})` : name;
}

function writeRest(brief: readonly StoryCluster[], omitted: readonly StoryCluster[], context: FeedContext): string[] {
  if (brief.length + omitted.length === 0) return [];
  const lines = brief.flatMap((story) => {
    const { source, byline } = describeCredit(story.lead, context);
    const { line: others } = tellAccounts(story, context, false);
    const line = [
      cutText(labelTitle(story.lead, context.words), MAX_HEADLINE),
      ...(source ? [markLead(source.name, story, context)] : []),
      ...byline,
      ...(others === '' ? [] : [others]),
    ];
    return [...wrap(line.join(' · ')), findStoryUrl(story.lead, context), ''];
  });
  const more = omitted.length > 0 ? [...wrap(countMore(omitted, context)), '', ...writeLinks(listMonths(omitted, context))] : [];
  return [RULE, '', context.words.newsletter.inBrief, '', ...lines, ...more];
}

function writeCorrections(issue: Issue, context: FeedContext): string[] {
  const { words, wordsLanguage, addresses } = context;
  const { told, omitted } = splitIssueCorrections(issue);
  if (told.length === 0) return [];
  const more =
    omitted > 0 ? [countIn(words.newsletter.moreStories, omitted, wordsLanguage), addresses.absolute(addresses.corrections()), ''] : [];
  return [RULE, '', words.corrections.title, '', ...told.flatMap((corrected) => writeCorrection(corrected, context)), ...more];
}

function writeCorrection({ article, correction }: CorrectedStory, context: FeedContext): string[] {
  const said = `${context.dates.day(correction.at)}: ${cutText(correction.text, MAX_CORRECTION)}`;
  return [...wrap(cutText(labelTitle(article, context.words), MAX_HEADLINE)), ...wrap(said), findCorrectionUrl(article, context), ''];
}

function writeLinks(links: readonly IssueLink[]): string[] {
  return links.flatMap(({ name, url }) => [`${name}:`, url, '']);
}

function wrap(text: string): string[] {
  return wrapText(text, COLUMNS);
}
