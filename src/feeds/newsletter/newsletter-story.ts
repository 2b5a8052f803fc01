import { type Article, hasOwnExcerpt } from '../../content/article.ts';
import { findStoryLang } from '../../content/story-source.ts';
import type { StoryCluster } from '../../lists/same-story/cluster-stories.ts';
import { isFirstToTell } from '../../lists/same-story/is-first-to-tell.ts';
import { cutText } from '../../text/cut-text.ts';
import { labelTitle } from '../../words/label-title.ts';
import { type FeedContext, findFeedPicture } from '../feed-item.ts';
import { findStoryUrl } from './find-story-url.ts';
import { nameOthers, writeAccountLine, writeFirstMark, writeOpenAccounts } from './newsletter-accounts.ts';
import { writeCredit } from './newsletter-credit.ts';
import { escapeCut, image, layoutRow, type MailAttributes, tag } from './newsletter-markup.ts';
import { CONTENT_WIDTH, findMailStyle, styleThumbnailCell, THUMBNAIL_WIDTH } from './newsletter-style.ts';
import { describeCredit } from './newsletter-words.ts';
import { MAX_EXCERPT, MAX_HEADLINE, MAX_NAME } from './story-limits.ts';

/** Characters; so many fit in the place of a small picture that is not loaded. */
const MAX_ALTERNATIVE = 125;

/** What an issue's stories have in common. */
export interface StoryFrame {
  /** The slugs of topics that say nothing, as nearly all of the stories have them. */
  unnamed: ReadonlySet<string>;
}

/** The first story, with its picture above it and its other accounts below. */
export function writeLead(cluster: StoryCluster, context: FeedContext, frame: StoryFrame): string {
  const { lead } = cluster;
  const { style, styleLeadHeadline } = findMailStyle(context);
  const picture = writePicture(lead, context, 'wide');
  const credit = picture && findFeedPicture(lead, context)?.credit;
  const shown = picture + tag('p', { class: 's', style: style.pictureCredit, dir: 'auto' }, escapeCut(credit ?? '', MAX_EXCERPT));
  const space = picture ? layoutSpace(16) : '';
  const words = [
    writeHeadline(lead, context, frame, styleLeadHeadline(cutText(lead.title, MAX_HEADLINE))),
    writeExcerpt(lead, context, { class: 's x', style: style.leadExcerpt }),
    writeCredit(cluster, context),
    writeOpenAccounts(cluster, context),
  ];
  return tag('td', { style: style.lead }, shown + space + words.join(''));
}

/**
 * A story with its excerpt, and a small picture beside its headline if it is to have one. The excerpt has the whole width
 * below both: beside a picture there would be four words a line left of it on a phone.
 */
export function writeStory(
  cluster: StoryCluster,
  context: FeedContext,
  { hasPicture, ...frame }: StoryFrame & { hasPicture: boolean },
): string {
  const { lead } = cluster;
  const { style, styleHeadline } = findMailStyle(context);
  const headline = writeHeadline(lead, context, frame, styleHeadline(cutText(lead.title, MAX_HEADLINE)));
  const excerpt = writeExcerpt(lead, context, { class: 's x', style: style.excerpt });
  const sources = writeCredit(cluster, context) + writeAccountLine(cluster, context);
  const [beside, below] = excerpt === '' ? [headline + sources, ''] : [headline, excerpt + sources];
  return tag('td', { class: 'r', style: style.story }, placePicture(hasPicture ? lead : undefined, beside, context) + below);
}

/** What stands beside a story's small picture, if it has one. */
function placePicture(article: Article | undefined, beside: string, context: FeedContext): string {
  const picture = article && writePicture(article, context, 'small');
  if (!picture) return beside;
  return layoutRow(
    {},
    tag('td', { style: findMailStyle(context).style.cell, valign: 'top' }, beside),
    tag('td', { class: 't', style: styleThumbnailCell(context.direction), width: THUMBNAIL_WIDTH + 16, valign: 'top' }, picture),
  );
}

/** A story as a line. */
export function writeBrief(cluster: StoryCluster, context: FeedContext): string {
  const { lead, others } = cluster;
  const { style } = findMailStyle(context);
  const link = {
    class: 'i',
    style: style.headlineLink,
    href: findStoryUrl(lead, context),
    lang: findStoryLang(lead, context.settings),
    dir: 'auto',
  } as const;
  const headline = tag('a', link, escapeCut(labelTitle(lead, context.words), MAX_HEADLINE));
  const { source, byline } = describeCredit(lead, context);
  const first = isFirstToTell(lead, [lead, ...others]) ? ` ${writeFirstMark(context)}` : '';
  const told = nameOthers(cluster, context);
  const credits = [
    ...(source ? [escapeCut(source.name, MAX_NAME) + first] : []),
    ...byline.map((line) => escapeCut(line)),
    ...(told === '' ? [] : [told]),
  ];
  const credit = tag('span', { style: style.briefCredit }, credits.join(' · '));
  return tag('li', { class: 's r x', style: style.brief }, `${headline} ${credit}`);
}

/** The story's kind and topic, and the headline below, which leads to the story's page. */
function writeHeadline(article: Article, context: FeedContext, { unnamed }: StoryFrame, attributes: MailAttributes): string {
  const { style } = findMailStyle(context);
  const link = {
    class: 'i',
    style: style.headlineLink,
    href: findStoryUrl(article, context),
    lang: findStoryLang(article, context.settings),
  };
  const headline = tag('a', { ...link, dir: 'auto' }, escapeCut(article.title, MAX_HEADLINE));
  const kicker = [...writeLabel(article, context), ...writeTopic(article, context, unnamed)].join(' &nbsp;');
  return tag('p', { style: style.kicker }, kicker) + tag('h2', attributes, headline);
}

function writeLabel({ label }: Article, context: FeedContext): string[] {
  if (label === undefined) return [];
  const { style } = findMailStyle(context);
  const look = label === 'sponsored' ? { class: 'v', style: style.sponsored } : { class: 'i', style: style.label };
  return [tag('span', { ...look, lang: context.wordsLang }, escapeCut(context.words.labels[label]))];
}

function writeTopic({ topics }: Article, context: FeedContext, unnamed: ReadonlySet<string>): string[] {
  const topic = topics.find(({ slug }) => !unnamed.has(slug));
  if (!topic) return [];
  const { addresses } = context;
  const link = { class: 'a', style: findMailStyle(context).style.kickerLink, href: addresses.absolute(addresses.topic(topic.slug)) };
  return [tag('a', { ...link, dir: 'auto' }, escapeCut(topic.name, MAX_NAME))];
}

function writeExcerpt(article: Article, { settings }: FeedContext, attributes: MailAttributes): string {
  const lang = findStoryLang(article, settings);
  return hasOwnExcerpt(article) ? tag('p', { ...attributes, dir: 'auto', lang }, escapeCut(article.excerpt, MAX_EXCERPT)) : '';
}

/** Leads to the story, and so says which if it does not say what it shows. */
function writePicture(article: Article, context: FeedContext, kind: 'wide' | 'small'): string {
  const picture = findFeedPicture(article, context);
  if (!picture) return '';
  const width = Math.min(kind === 'wide' ? CONTENT_WIDTH : THUMBNAIL_WIDTH, picture.width);
  const height = Math.max(1, Math.round((width * picture.height) / picture.width));
  const alt = cutText(picture.title ?? article.title, MAX_ALTERNATIVE);
  const { style, stylePicture } = findMailStyle(context);
  const look = stylePicture(width, kind === 'wide');
  return tag(
    'a',
    { class: 's', style: style.pictureLink, href: findStoryUrl(article, context) },
    image({ class: 'g', src: picture.url, width, height, alt, style: look }),
  );
}

/** Mail programs drop margins of pictures; a row of a height is kept. @param height pixels */
function layoutSpace(height: number): string {
  return `<div style="height:${height}px;line-height:${height}px;font-size:1px">&nbsp;</div>`;
}
