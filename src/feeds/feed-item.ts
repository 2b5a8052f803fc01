import { renderBody } from '../body/render-body.ts';
import type { Addresses } from '../content/addresses.ts';
import { type Article, hasOwnExcerpt } from '../content/article.ts';
import { findFirstPicture } from '../content/article-pictures.ts';
import type { SiteSettings } from '../content/fields/site/site-settings.ts';
import { findPicturePath } from '../content/find-picture-path.ts';
import { findSourceUrl, findStoryLang, findStoryLicence } from '../content/story-source.ts';
import type { PagePicture } from '../images/page-picture.ts';
import type { Slot } from '../images/picture-slots.ts';
import type { Site, SiteMark } from '../site.ts';
import { cutText } from '../text/cut-text.ts';
import type { Typefaces } from '../theme/typefaces.ts';
import { fillIn, splitAt } from '../words/fill-in.ts';
import { labelTitle } from '../words/label-title.ts';
import type { SiteLanguage } from '../words/site-language.ts';
import { createMemory } from './create-memory.ts';
import { type FeedAuthor, type FeedItem, type FeedPicture, MAX_FEED_SIZE } from './feed.ts';
import { guidOf } from './guid.ts';
import { element, escapeMarkup } from './markup.ts';
import { writeAiNote, writeCorrections } from './story-notes.ts';

/** What a story's documents need to know of the site; a `Site` has it all. */
export interface FeedContext extends SiteLanguage, Pick<Site, 'listen' | 'askAgain' | 'isPreview'> {
  settings: SiteSettings;
  addresses: Addresses;
  typefaces: Typefaces;
  logo?: SiteMark | undefined;
  findPicture: (url: string, slot: Slot) => PagePicture | undefined;
}

/** Characters; longer excerpts are cut, so that one story can't fill a feed. */
const MAX_SUMMARY = 2000;

function makeItem(article: Article, context: FeedContext): FeedItem {
  const { settings, addresses, words } = context;
  const picture = findFeedPicture(article, context);
  const title = labelTitle(article, words);
  // One that no feed has room for is not rendered either.
  const isWhole = settings.feeds.content === 'full' && article.body.length <= MAX_FEED_SIZE;
  const body = isWhole ? renderFeedBody(article, context) : '';
  return {
    guid: guidOf(article),
    link: addresses.absolute(addresses.article(article.slug)),
    title,
    summary: cutText(article.excerpt || title, MAX_SUMMARY),
    content: writeContent(article, picture, context, body),
    shortContent: writeContent(article, picture, context, ''),
    language: findStoryLang(article, settings),
    publishedAt: article.publishedAt,
    updatedAt: article.updatedAt,
    categories: [...(article.label ? [words.labels[article.label]] : []), ...article.topics.map((topic) => topic.name)],
    authors: listFeedAuthors(article, context),
    sourceUrl: findSourceUrl(article, settings),
    picture,
    licence: findStoryLicence(article, settings),
  };
}

/** The people, where the story names some, else its source. */
function listFeedAuthors({ authors, provider: { name, domain } }: Article, { addresses }: FeedContext): FeedAuthor[] {
  if (authors.length > 0) return authors.map((author) => ({ name: author.name, url: addresses.absolute(addresses.author(author.slug)) }));
  return [{ name, url: domain === undefined ? addresses.absolute(addresses.home) : URL.parse(`https://${domain}/`)?.href }];
}

/** A story's own picture as a file that every reader and mail program shows. */
export function findFeedPicture(article: Article, { addresses, findPicture }: FeedContext): FeedPicture | undefined {
  const image = findFirstPicture(article.images);
  const picture = image && findPicture(image.url, 'social');
  if (!picture) return undefined;
  const { src, type, bytes, width, height } = picture;
  return { url: addresses.absolute(src), type, bytes, width, height, title: image.title, credit: image.attribution };
}

/** Characters of HTML: the bodies of 3,000 stories. A story is in an API document and in the feeds of its topics and its source. */
const BODIES = 8_000_000;
/** Of as many stories as a few feeds have: the three formats of a feed are written one after another. */
const ITEMS = 2_000_000;

/** A body for readers far from its page: every address absolute, one plain file for each picture. */
export const renderFeedBody: (article: Article, context: FeedContext) => string = createMemory(makeFeedBody, (html) => html.length, BODIES);

/** A story as an item of every feed that lists it. It depends on nothing but the story. */
export const describeItem: (article: Article, context: FeedContext) => FeedItem = createMemory(
  makeItem,
  ({ content, shortContent }) => content.length + shortContent.length,
  ITEMS,
);

function makeFeedBody(article: Article, { settings, addresses, findPicture, words }: FeedContext): string {
  if (article.body === '') return '';
  const html = renderBody(article.body, {
    root: addresses.absolute(settings.base),
    words: words.story,
    isSponsored: isSponsored(article),
    findPicture: (url) => {
      const picture = findPicture(findPicturePath(url, article.file), 'hero');
      return picture && { ...picture, src: addresses.absolute(picture.src), sources: [] };
    },
  });
  return resolveLinks(html.trim(), addresses.absolute(addresses.article(article.slug)));
}

/** Where it comes from first, then the picture (of the same address as elsewhere in the item, so that readers show it once). */
function writeContent(article: Article, picture: FeedPicture | undefined, context: FeedContext, body: string): string {
  const parts = [describeSource(article, context), writeAiNote(article, context)];
  if (picture) {
    const { url: src, width, height, title, credit } = picture;
    const image = element('img', { src, width, height, alt: title ?? '' });
    parts.push(element('figure', {}, image + (credit ? element('figcaption', {}, escapeMarkup(credit)) : '')));
  }
  if (article.video) {
    const { watchUrl, player } = article.video;
    const link = element(
      'a',
      { href: watchUrl, rel: isSponsored(article) ? 'sponsored' : undefined },
      escapeMarkup(fillIn(context.words.feeds.watchVideo, { player })),
    );
    parts.push(element('p', {}, link));
  }
  if (body) parts.push(body);
  else if (hasOwnExcerpt(article)) parts.push(element('p', {}, escapeMarkup(cutText(article.excerpt, MAX_SUMMARY))));
  return [...parts, writeCorrections(article, context)].join('');
}

function isSponsored({ label }: Article): boolean {
  return label === 'sponsored';
}

/** Where the story comes from; nothing for one of the paper's own. */
function describeSource(article: Article, { settings, addresses, words }: FeedContext): string {
  const { domain, name } = article.provider;
  const href = findSourceUrl(article, settings) ?? (domain && addresses.absolute(addresses.provider(domain)));
  if (href === undefined) return '';
  const [before, after] = splitAt(words.feeds.source, 'provider');
  return element(
    'p',
    {},
    escapeMarkup(before) +
      element('a', { href, rel: isSponsored(article) ? 'sponsored' : undefined }, escapeMarkup(name)) +
      escapeMarkup(after),
  );
}

/** `next/` and `#note` need the page's address before them. Escapes in an address stay as they are. */
function resolveLinks(html: string, pageUrl: string): string {
  return html.replace(/ href="([^"]*)"/g, (whole, href: string) => {
    const url = URL.parse(href, pageUrl);
    return url ? ` href="${url.href}"` : whole;
  });
}
