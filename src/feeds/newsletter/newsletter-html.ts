import type { Issue } from '../../lists/issues/list-issues.ts';
import { ROUTES } from '../../routes.ts';
import type { Asked } from '../../site.ts';
import type { FeedContext } from '../feed-item.ts';
import { escapeMarkup } from '../markup.ts';
import { writeCorrections } from './newsletter-corrections.ts';
import { type FittedStories, fitStories } from './newsletter-fit.ts';
import { writeBriefs, writeFooter } from './newsletter-foot.ts';
import { holdForOutlook, layoutColumn, layoutRow, tag } from './newsletter-markup.ts';
import { writeNameplate } from './newsletter-nameplate.ts';
import { findMailStyle, SHEET_WIDTH } from './newsletter-style.ts';
import { summariseIssue, titleIssue, writeMastheadDate } from './newsletter-words.ts';
import { rankStories } from './rank-stories.ts';

/** Bytes of the whole document. Gmail cuts what is longer than 102 KB, the footer first. */
const MAX_BYTES = 100_000;

/** Kept free for fonts, so that every form of an issue tells the same stories. */
const FONTS_ROOM = 4000;

/** Nothing that is seen: keeps lists of mails from showing the nameplate behind the headlines. */
const PREVIEW_END = '\u034f\u200c\u00a0'.repeat(60);

const NO_STORIES: FittedStories = { full: [], brief: [], omitted: [] };

export interface IssueHtml {
  /** What stands in a mail's body; for feeds. */
  fragment: string;
  /** The whole document, of at most 100,000 bytes. */
  document: string;
}

/** For those that load fonts: a browser, and some mail programs. */
export interface IssueFonts {
  /** Of style sheets, which say where the fonts are and what is set in them. */
  rules: string;
  /** Those that every issue needs. */
  files: readonly string[];
}

const NO_FONTS: IssueFonts = { rules: '', files: [] };

/** An issue as HTML that mail programs show as it is meant. Every address is absolute. */
export function writeIssueHtml(issue: Issue, context: FeedContext, fonts = NO_FONTS): IssueHtml {
  const fragment = writeFragment(issue, fitIssue(issue, context), context);
  const document = writeDocument(issue, fragment, context, fonts);
  return { fragment, document: Buffer.byteLength(document) <= MAX_BYTES ? document : writeDocument(issue, fragment, context) };
}

export interface StoryCounts {
  /** Stories with excerpts. */
  full: number;
  /** Stories as headlines only. */
  brief: number;
}

interface KnownCounts extends StoryCounts {
  /** What was asked to find out. */
  asked: Asked;
}

const countsByContext = new WeakMap<FeedContext, WeakMap<Issue, KnownCounts>>();

/**
 * How many stories have room in an issue's HTML, so that its plain text tells the same. Remembered, because finding out takes
 * as long as writing them.
 */
export function countFitting(issue: Issue, context: FeedContext): StoryCounts {
  const known = countsByContext.get(context)?.get(issue);
  if (!known) return countStories(fitIssue(issue, context));
  context.askAgain(known.asked);
  return known;
}

function fitIssue(issue: Issue, context: FeedContext): FittedStories {
  const { result: stories, asked } = context.listen(() => {
    const empty = writeDocument(issue, writeFragment(issue, NO_STORIES, context) + writeBriefs(NO_STORIES, context), context);
    return fitStories(rankStories(issue), MAX_BYTES - FONTS_ROOM - Buffer.byteLength(empty), context);
  });
  const counts = countsByContext.get(context) ?? new WeakMap<Issue, KnownCounts>();
  countsByContext.set(context, counts.set(issue, { ...countStories(stories), asked }));
  return stories;
}

function countStories({ full, brief }: FittedStories): StoryCounts {
  return { full: full.length, brief: brief.length };
}

function writeDocument(issue: Issue, fragment: string, context: FeedContext, fonts = NO_FONTS): string {
  const { settings, addresses, words } = context;
  const { paper, sheet, style } = findMailStyle(context);
  const title = titleIssue(issue, settings);
  const feed = addresses.absolute(addresses.feeds(addresses.newsletter).rss);
  const head = [
    '<meta charset="utf-8">',
    `<title>${escapeMarkup(title)}</title>`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="supported-color-schemes" content="light dark">',
    '<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">',
    '<meta name="x-apple-disable-message-reformatting" content="">',
    '<meta name="robots" content="noindex">',
    '<meta name="generator" content="Broadsheet">',
    `<link rel="alternate" type="${ROUTES.rss.mediaType}" title="${escapeMarkup(words.newsletter.title)} (RSS)" href="${escapeMarkup(feed)}">`,
    `<link rel="alternate" type="${ROUTES.issueText.mediaType}" href="${escapeMarkup(addresses.absolute(addresses.issueText(issue.date)))}">`,
    ...fonts.files.map((url) => `<link rel="preload" href="${escapeMarkup(url)}" as="font" type="font/woff2" crossorigin>`),
    // Apart: a program that knows no fonts may drop what stands in one element with them.
    `${tag('style', {}, fonts.rules)}<style>${sheet}</style>`,
  ];
  const preview = tag('div', { style: style.preview }, escapeMarkup(summariseIssue(issue, context)) + PREVIEW_END);
  return [
    '<!DOCTYPE html>',
    `<html${writeLanguage(context)}>`,
    `<head>\n${head.join('\n')}\n</head>`,
    tag('body', { class: 'p', bgcolor: paper, style: style.body }, `\n${preview}\n${tag('main', {}, fragment)}\n`),
    '</html>\n',
  ].join('\n');
}

/** Mail programs that show many mails in one page drop `<html>` and `<body>`, so language and colours stand in the fragment too. */
function writeFragment(issue: Issue, stories: FittedStories, context: FeedContext): string {
  const content = [
    writeDateline(issue, context),
    ...stories.full.map(({ html }) => html),
    ...(stories.brief.length + stories.omitted.length > 0 ? [writeBriefs(stories, context)] : []),
    ...(issue.corrections.length > 0 ? [writeCorrections(issue, context)] : []),
    writeFooter(issue, context),
  ];
  const { paper, style } = findMailStyle(context);
  const masthead = writeNameplate(context);
  const body = tag('td', { class: 'b', style: style.block }, layoutColumn({}, content));
  const column = holdForOutlook(SHEET_WIDTH, tag('div', { style: style.column }, layoutColumn({}, [masthead, body])));
  const page = layoutRow({ class: 'p', bgcolor: paper, style: style.page }, tag('td', { class: 'm', style: style.margin }, column));
  return `<div${writeLanguage(context)}>${page}</div>`;
}

function writeDateline(issue: Issue, context: FeedContext): string {
  const { settings, addresses, words, wordsLang, direction } = context;
  const { style } = findMailStyle(context);
  const link = { class: 'i', style: style.creditLink, href: addresses.absolute(addresses.issue(issue.date)) };
  const end = direction === 'rtl' ? 'left' : 'right';
  const date = escapeMarkup(writeMastheadDate(issue, settings));
  return tag(
    'td',
    { class: 'k', style: style.dateline },
    layoutRow(
      { class: 'r', style: style.dateRow },
      tag('td', { class: 'i', style: style.dateCell }, date),
      tag(
        'td',
        { class: 's', style: `${style.webCell};text-align:${end}`, align: end, lang: wordsLang },
        tag('a', link, escapeMarkup(words.newsletter.readOnWeb)),
      ),
    ),
  );
}

function writeLanguage({ settings, direction }: FeedContext): string {
  return ` lang="${settings.language}" dir="${direction}"`;
}
