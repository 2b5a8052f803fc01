import { type Article, hasOwnExcerpt, type Provider } from '../../content/article.ts';
import { findSourceUrl, findStoryLang } from '../../content/story-source.ts';
import { cutText } from '../../text/cut-text.ts';
import { splitAt } from '../../words/fill-in.ts';
import { labelTitle } from '../../words/label-title.ts';
import { type FeedContext, findFeedPicture } from '../feed-item.ts';
import { escapeMarkup } from '../markup.ts';
import { image, layoutRow, type MailAttributes, tag } from './newsletter-markup.ts';
import { CONTENT_WIDTH, findMailStyle, styleThumbnailCell, THUMBNAIL_WIDTH } from './newsletter-style.ts';
import { annotateStory, countMore, describeCredit, type IssueLink } from './newsletter-words.ts';

/** Characters. Bots write headlines of any length; nobody reads more of one in a list. */
export const MAX_HEADLINE = 220;
export const MAX_EXCERPT = 300;
const MAX_NAME = 80;
const MAX_ALTERNATIVE = 125;

/** Characters; mail programs and browsers cut longer addresses, and a few of them would fill the mail. */
const MAX_ADDRESS = 1500;

/** The first story, with its picture above it. */
export function writeLead(article: Article, context: FeedContext): string {
  const { style } = findMailStyle(context);
  const picture = writePicture(article, context, CONTENT_WIDTH);
  const credit = picture && findFeedPicture(article, context)?.credit;
  const shown = picture + tag('p', { class: 's', style: style.pictureCredit, dir: 'auto' }, text(credit ?? '', MAX_EXCERPT));
  const space = picture ? layoutSpace(16) : '';
  const words = [
    writeHeadline(article, context, { class: 'h', style: style.leadHeadline }),
    writeExcerpt(article, context, { class: 's', style: style.leadExcerpt }),
    writeCredit(article, context),
  ];
  return tag('td', { style: style.lead }, shown + space + words.join(''));
}

/**
 * A story with its excerpt, and a small picture beside its headline if it is to have one. The excerpt has the whole width
 * below both: beside a picture there would be four words a line left of it on a phone.
 */
export function writeStory(article: Article, context: FeedContext, { hasPicture }: { hasPicture: boolean }): string {
  const { style } = findMailStyle(context);
  const picture = hasPicture ? writePicture(article, context, THUMBNAIL_WIDTH) : '';
  const cell = styleThumbnailCell(context.direction);
  const headline = writeHeadline(article, context, { style: style.headline });
  const head = picture
    ? layoutRow(
        {},
        tag('td', { style: style.cell, valign: 'top' }, headline),
        tag('td', { class: 't', style: cell, width: THUMBNAIL_WIDTH + 16, valign: 'top' }, picture),
      )
    : headline;
  const excerpt = writeExcerpt(article, context, { class: 's', style: style.excerpt });
  return tag('td', { class: 'r', style: style.story }, head + excerpt + writeCredit(article, context));
}

/** A story as a line. */
export function writeBrief(article: Article, context: FeedContext): string {
  const { style } = findMailStyle(context);
  const link = {
    class: 'i',
    style: style.headlineLink,
    href: findStoryUrl(article, context),
    lang: findStoryLang(article, context.settings),
  };
  const headline = tag('a', link, text(labelTitle(article, context.words), MAX_HEADLINE));
  const { source, byline } = describeCredit(article, context);
  const credits = [...(source ? [text(source.name, MAX_NAME)] : []), ...byline.map((line) => text(line))];
  return tag('li', { class: 's r', style: style.brief, dir: 'auto' }, [headline, ...credits].join(' · '));
}

/** How many stories had no room, and where they are. */
export function writeMore(articles: readonly Article[], context: FeedContext): string {
  const { style } = findMailStyle(context);
  if (articles.length === 0) return '';
  const links = listMonths(articles, context).map(({ name, url }) =>
    tag('a', { class: 'i', style: style.creditLink, href: url }, text(name)),
  );
  return tag('p', { class: 'i', style: style.more, lang: context.wordsLang }, `${text(countMore(articles, context))} ${links.join(', ')}`);
}

/** The archive's months that hold stories: two at most, if a week lies in both. */
export function listMonths(articles: readonly Article[], { addresses, dates }: FeedContext): IssueLink[] {
  const months = new Set(articles.map(({ publishedAt }) => dates.dayKey(publishedAt).slice(0, 'YYYY-MM'.length)));
  return [...months].toSorted().map((key) => {
    const [year = '', month = ''] = key.split('-');
    return { name: dates.month(year, month), url: addresses.absolute(addresses.month(year, month)) };
  });
}

export function findStoryUrl({ slug }: Article, { addresses }: FeedContext): string {
  return addresses.absolute(addresses.article(slug));
}

/** The topic, and the headline below it, which leads to the story's page. */
function writeHeadline(article: Article, context: FeedContext, attributes: MailAttributes): string {
  const { style } = findMailStyle(context);
  const { addresses } = context;
  const [topic] = article.topics;
  const topicLink = topic && { class: 'a', style: style.kickerLink, href: addresses.absolute(addresses.topic(topic.slug)) };
  const headline = tag(
    'a',
    { class: 'i', style: style.headlineLink, href: findStoryUrl(article, context), lang: findStoryLang(article, context.settings) },
    text(labelTitle(article, context.words), MAX_HEADLINE),
  );
  return (
    (topicLink ? tag('p', { style: style.kicker, dir: 'auto' }, tag('a', topicLink, text(topic.name, MAX_NAME))) : '') +
    tag('h2', { ...attributes, dir: 'auto' }, headline)
  );
}

function writeExcerpt(article: Article, { settings }: FeedContext, attributes: MailAttributes): string {
  const lang = findStoryLang(article, settings);
  return hasOwnExcerpt(article) ? tag('p', { ...attributes, dir: 'auto', lang }, text(article.excerpt, MAX_EXCERPT)) : '';
}

/** Who stands for a story, with notes on it. */
function writeCredit(article: Article, context: FeedContext): string {
  const { style } = findMailStyle(context);
  const { source, byline } = describeCredit(article, context);
  const { before, after } = annotateStory(article, context);
  const named = source ? [writeSource(article, source, context)] : [];
  const notes = [...before, ...named, ...[...byline, ...after].map((note) => text(note))];
  return tag('p', { class: 's', style: style.credit }, notes.join(' · '));
}

/** `at <provider>` for a story from elsewhere, whose name leads there; the name alone for one of this site's own. */
function writeSource(article: Article, { name }: Provider, context: FeedContext): string {
  const { style } = findMailStyle(context);
  const { settings, words } = context;
  const sourceUrl = findSourceUrl(article, settings);
  const shown = text(name, MAX_NAME);
  if (sourceUrl === undefined) return shown;
  const [wordBefore, wordAfter] = splitAt(words.newsletter.at, 'provider');
  const rel = article.label === 'sponsored' ? 'sponsored' : undefined;
  const isShort = sourceUrl.length <= MAX_ADDRESS;
  const link = isShort ? tag('a', { class: 'i', style: style.creditLink, href: sourceUrl, rel }, shown) : shown;
  return text(wordBefore) + link + text(wordAfter);
}

/** Leads to the story, and so says which if it does not say what it shows. */
function writePicture(article: Article, context: FeedContext, widest: number): string {
  const picture = findFeedPicture(article, context);
  if (!picture) return '';
  const width = Math.min(widest, picture.width);
  const height = Math.max(1, Math.round((width * picture.height) / picture.width));
  const alt = cutText(picture.title ?? article.title, MAX_ALTERNATIVE);
  return tag(
    'a',
    { href: findStoryUrl(article, context) },
    image({ src: picture.url, width, height, alt, style: findMailStyle(context).stylePicture(width) }),
  );
}

/** Mail programs drop margins of pictures; a row of a height is kept. @param height pixels */
function layoutSpace(height: number): string {
  return `<div style="height:${height}px;line-height:${height}px;font-size:1px">&nbsp;</div>`;
}

function text(plain: string, length = Number.POSITIVE_INFINITY): string {
  return escapeMarkup(cutText(plain, length));
}
