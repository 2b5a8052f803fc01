import { ROUTES } from '../../routes.ts';
import { cutText } from '../../text/cut-text.ts';
import type { FeedContext } from '../feed-item.ts';
import { escapeMarkup } from '../markup.ts';
import { type FittedStories, fitStories } from './newsletter-fit.ts';
import type { Issue } from './newsletter-issue.ts';
import { holdForOutlook, layoutColumn, layoutRow, tag } from './newsletter-markup.ts';
import { writeMore } from './newsletter-story.ts';
import { INKS, PAPER, SHEET_WIDTH, STYLE, STYLE_SHEET, styleInk, styleInks, styleNameplate } from './newsletter-style.ts';
import { listIssueLinks, rankStories, summariseIssue, titleIssue, writeMastheadDate } from './newsletter-words.ts';

/** Bytes of the whole document. Gmail cuts what is longer than 102 KB, the footer first. */
const MAX_BYTES = 100_000;

/** Characters. */
const MAX_NAME = 100;
const MAX_MOTTO = 300;

const NO_STORIES: FittedStories = { full: [], brief: [], omitted: [] };

export interface IssueHtml {
  /** What stands in a mail's body; for feeds. */
  fragment: string;
  /** The whole document, of at most 100,000 bytes. */
  document: string;
}

/** An issue as HTML that mail programs show as it is meant. Every address is absolute. */
export function writeIssueHtml(issue: Issue, context: FeedContext): IssueHtml {
  const fragment = writeFragment(issue, fitIssue(issue, context), context);
  return { fragment, document: writeDocument(issue, fragment, context) };
}

export interface StoryCounts {
  /** Stories with excerpts. */
  full: number;
  /** Stories as headlines only. */
  brief: number;
}

const countsByContext = new WeakMap<FeedContext, WeakMap<Issue, StoryCounts>>();

/**
 * How many stories have room in an issue's HTML, so that its plain text tells the same. Remembered, because finding out takes
 * as long as writing them.
 */
export function countFitting(issue: Issue, context: FeedContext): StoryCounts {
  return countsByContext.get(context)?.get(issue) ?? countStories(fitIssue(issue, context));
}

function fitIssue(issue: Issue, context: FeedContext): FittedStories {
  const empty = writeDocument(issue, writeFragment(issue, NO_STORIES, context) + writeBriefs(NO_STORIES, context), context);
  const stories = fitStories(rankStories(issue), MAX_BYTES - Buffer.byteLength(empty), context);
  const counts = countsByContext.get(context) ?? new WeakMap<Issue, StoryCounts>();
  countsByContext.set(context, counts.set(issue, countStories(stories)));
  return stories;
}

function countStories({ full, brief }: FittedStories): StoryCounts {
  return { full: full.length, brief: brief.length };
}

function writeDocument(issue: Issue, fragment: string, context: FeedContext): string {
  const { settings, addresses, words } = context;
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
    `<style>${STYLE_SHEET}</style>`,
  ];
  const preview = tag('div', { style: STYLE.preview }, escapeMarkup(summariseIssue(issue, context)));
  return [
    '<!DOCTYPE html>',
    `<html${writeLanguage(context)}>`,
    `<head>\n${head.join('\n')}\n</head>`,
    tag('body', { class: 'p', bgcolor: PAPER, style: STYLE.body }, `\n${preview}\n${tag('main', {}, fragment)}\n`),
    '</html>\n',
  ].join('\n');
}

/** Mail programs that show many mails in one page drop `<html>` and `<body>`, so language and colours stand in the fragment too. */
function writeFragment(issue: Issue, stories: FittedStories, context: FeedContext): string {
  const content = [
    writeDateline(issue, context),
    ...stories.full.map(({ html }) => html),
    ...(stories.brief.length + stories.omitted.length > 0 ? [writeBriefs(stories, context)] : []),
    writeFooter(issue, context),
  ];
  const masthead = writeNameplate(context);
  const body = tag('td', { class: 'b', style: STYLE.block }, layoutColumn({}, content));
  const column = holdForOutlook(SHEET_WIDTH, tag('div', { style: STYLE.column }, layoutColumn({}, [masthead, body])));
  const page = layoutRow({ class: 'p', bgcolor: PAPER, style: STYLE.page }, tag('td', { class: 'm', style: STYLE.margin }, column));
  return `<div${writeLanguage(context)}>${page}</div>`;
}

function writeNameplate(context: FeedContext): string {
  const { settings, addresses } = context;
  const name = cutText(settings.title, MAX_NAME);
  const home = { class: 'i', style: STYLE.headlineLink, href: addresses.absolute(addresses.home) };
  return tag(
    'td',
    { class: 'b', style: STYLE.masthead },
    tag(
      'h1',
      { class: 'n', style: styleNameplate(name) },
      tag('a', home, writeInks(context) + tag('span', { dir: 'auto' }, escapeMarkup(name))),
    ) + tag('p', { class: 's', style: STYLE.motto, dir: 'auto' }, escapeMarkup(cutText(settings.description, MAX_MOTTO))),
  );
}

function writeInks({ direction }: FeedContext): string {
  const dots = INKS.map(({ light, dark }) => `<span${light === dark ? '' : ' class="k"'} style="${styleInk(light)}"></span>`);
  return tag('span', { style: styleInks(direction) }, dots.join(''));
}

function writeDateline(issue: Issue, { settings, addresses, words, wordsLang, direction }: FeedContext): string {
  const link = { class: 'i', style: STYLE.creditLink, href: addresses.absolute(addresses.issue(issue.date)) };
  const end = direction === 'rtl' ? 'left' : 'right';
  const date = escapeMarkup(writeMastheadDate(issue, settings));
  return tag(
    'td',
    { class: 'k', style: STYLE.dateline },
    layoutRow(
      { class: 'r', style: STYLE.dateRow },
      tag('td', { class: 'i', style: STYLE.dateCell }, date),
      tag(
        'td',
        { class: 's', style: `${STYLE.webCell};text-align:${end}`, align: end, lang: wordsLang },
        tag('a', link, escapeMarkup(words.newsletter.readOnWeb)),
      ),
    ),
  );
}

/** Stories as lines, and how many there are besides. */
function writeBriefs({ brief, omitted }: FittedStories, context: FeedContext): string {
  const { words, wordsLang } = context;
  const heading = tag('h2', { class: 'i', style: STYLE.briefsHeading, lang: wordsLang }, escapeMarkup(words.newsletter.inBrief));
  const list = tag('ul', { style: STYLE.briefList }, brief.map(({ html }) => `${html}\n`).join(''));
  return tag('td', { class: 'k', style: STYLE.briefs }, heading + list + writeMore(omitted, context));
}

function writeFooter(issue: Issue, context: FeedContext): string {
  const { settings, wordsLang } = context;
  const links = listIssueLinks(issue, context);
  const written = links.map(({ name, url }) => tag('a', { class: 'i', style: STYLE.creditLink, href: url }, escapeMarkup(name)));
  return tag(
    'td',
    { class: 'k', style: STYLE.footer },
    tag('p', { class: 'i', style: STYLE.footerName, dir: 'auto' }, escapeMarkup(cutText(settings.title, MAX_NAME))) +
      tag('p', { class: 's', style: STYLE.footerText, dir: 'auto' }, escapeMarkup(cutText(settings.description, MAX_MOTTO))) +
      tag('p', { class: 's', style: STYLE.footerLinks, lang: wordsLang }, written.join(' &nbsp; ')),
  );
}

function writeLanguage({ settings, direction }: FeedContext): string {
  return ` lang="${settings.language}" dir="${direction}"`;
}
