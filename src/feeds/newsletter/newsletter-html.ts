import { fitLogo, isWordmark } from '../../images/fit-logo.ts';
import type { Size } from '../../images/picture-slots.ts';
import { ROUTES } from '../../routes.ts';
import { cutText } from '../../text/cut-text.ts';
import type { FeedContext } from '../feed-item.ts';
import { escapeMarkup } from '../markup.ts';
import { type FittedStories, fitStories } from './newsletter-fit.ts';
import type { Issue } from './newsletter-issue.ts';
import { holdForOutlook, image, layoutColumn, layoutRow, tag } from './newsletter-markup.ts';
import { writeMore } from './newsletter-story.ts';
import { findMailStyle, SHEET_WIDTH, styleInk, styleInks, styleLogo } from './newsletter-style.ts';
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
    `<style>${sheet}</style>`,
  ];
  const preview = tag('div', { style: style.preview }, escapeMarkup(summariseIssue(issue, context)));
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
    writeFooter(issue, context),
  ];
  const { paper, style } = findMailStyle(context);
  const masthead = writeNameplate(context);
  const body = tag('td', { class: 'b', style: style.block }, layoutColumn({}, content));
  const column = holdForOutlook(SHEET_WIDTH, tag('div', { style: style.column }, layoutColumn({}, [masthead, body])));
  const page = layoutRow({ class: 'p', bgcolor: paper, style: style.page }, tag('td', { class: 'm', style: style.margin }, column));
  return `<div${writeLanguage(context)}>${page}</div>`;
}

function writeNameplate(context: FeedContext): string {
  const { settings, addresses } = context;
  const { style, styleNameplate } = findMailStyle(context);
  const name = cutText(settings.title, MAX_NAME);
  const home = { class: 'i', style: style.headlineLink, href: addresses.absolute(addresses.home) };
  return tag(
    'td',
    { class: 'b', style: style.masthead },
    tag('h1', { class: 'n', style: styleNameplate(name) }, tag('a', home, writeMark(name, context))) +
      tag('p', { class: 's', style: style.motto, dir: 'auto' }, escapeMarkup(cutText(settings.description, MAX_MOTTO))),
  );
}

/** The name behind four dots, or behind the paper's logo; a logo that is made of the name stands for it. */
function writeMark(name: string, context: FeedContext): string {
  const { logo, addresses } = context;
  const words = tag('span', { dir: 'auto' }, escapeMarkup(name));
  if (!logo) return writeInks(context) + words;
  const isName = isWordmark(logo.light);
  const write = (file: 'logo' | 'logo-dark', size: Size, className?: string) => {
    const { width, height } = fitLogo(size);
    const [shownWidth, shownHeight] = [width, height].map((side) => Math.ceil(side / 2)) as [number, number];
    const style = styleLogo(isName, className === 'd', shownWidth);
    const picture = {
      src: addresses.absolute(addresses.icon(file)),
      width: shownWidth,
      height: shownHeight,
      alt: isName ? name : '',
      style,
    };
    return image(className === undefined ? picture : { class: className, ...picture });
  };
  const pictures = logo.dark ? write('logo', logo.light, 'l') + write('logo-dark', logo.dark, 'd') : write('logo', logo.light);
  return pictures + (isName ? '' : ` ${words}`);
}

function writeInks(context: FeedContext): string {
  const dots = findMailStyle(context).inks.map(({ light }, index, { length }) => {
    // The last is the ink of the text, which turns at night.
    return `<span${index === length - 1 ? ' class="k"' : ''} style="${styleInk(light)}"></span>`;
  });
  return tag('span', { style: styleInks(context.direction) }, dots.join(''));
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

/** Stories as lines, and how many there are besides. */
function writeBriefs({ brief, omitted }: FittedStories, context: FeedContext): string {
  const { words, wordsLang } = context;
  const { style } = findMailStyle(context);
  const heading = tag('h2', { class: 'i', style: style.briefsHeading, lang: wordsLang }, escapeMarkup(words.newsletter.inBrief));
  const list = tag('ul', { style: style.briefList }, brief.map(({ html }) => `${html}\n`).join(''));
  return tag('td', { class: 'k', style: style.briefs }, heading + list + writeMore(omitted, context));
}

function writeFooter(issue: Issue, context: FeedContext): string {
  const { settings, wordsLang } = context;
  const { style } = findMailStyle(context);
  const links = listIssueLinks(issue, context);
  const written = links.map(({ name, url }) => tag('a', { class: 'i', style: style.creditLink, href: url }, escapeMarkup(name)));
  return tag(
    'td',
    { class: 'k', style: style.footer },
    tag('p', { class: 'i', style: style.footerName, dir: 'auto' }, escapeMarkup(cutText(settings.title, MAX_NAME))) +
      tag('p', { class: 's', style: style.footerText, dir: 'auto' }, escapeMarkup(cutText(settings.description, MAX_MOTTO))) +
      tag('p', { class: 's', style: style.footerLinks, lang: wordsLang }, written.join(' &nbsp; ')),
  );
}

function writeLanguage({ settings, direction }: FeedContext): string {
  return ` lang="${settings.language}" dir="${direction}"`;
}
