import type { Article, Author, ImageReference, Provider } from '../../content/article.ts';
import { hasCopy, isLocalPicture } from '../../content/article-pictures.ts';
import type { Video } from '../../content/fields/find-video.ts';
import type { Slot } from '../../images/picture-slots.ts';
import { type FeedContext, renderFeedBody } from '../feed-item.ts';
import { element } from '../markup.ts';
import { writeAiNote, writeCorrections } from '../story-notes.ts';

/**
 * A story in the JSON API, as lists have it: with every key, and without its text. Apps that are older than Broadsheet read
 * this and refuse what they don't know: names, types and meanings never change. The schema in `public/api/` says the same, and
 * the tests hold the two together.
 */
export function describeStory(article: Article, context: FeedContext) {
  const { settings, addresses } = context;
  const webUrl = article.webUrl ?? addresses.absolute(addresses.article(article.slug));
  return {
    path: `_${article.file}`,
    title: article.title,
    excerpt: article.excerpt,
    sourceUrl: addresses.absolute(addresses.apiArticle(article.slug)),
    webUrl,
    originalUrl: article.originalUrl ?? webUrl,
    featuredContent: article.video ? embedVideo(article.video, article.title) : null,
    highlight: null,
    heat: article.heat ?? 0,
    tags: listOrNull(article.tags),
    images: describeImages(article.images, 'hero', context),
    content: '',
    type: article.type,
    ampWebUrl: article.ampWebUrl ?? null,
    cdnAmpWebUrl: article.cdnAmpWebUrl ?? null,
    publishedDateTime: article.publishedAt.toISOString(),
    updatedDateTime: article.updatedAt?.toISOString() ?? null,
    provider: describeProvider(article.provider, context, article.authors),
    locale: article.language ?? settings.language,
    // A label is no key of its own, since old apps refuse what they don't know.
    categories: [article.category, ...(article.label ? [article.label] : [])],
    topics: article.topics.map(({ name }) => name),
  };
}

/** The same with all that there is to read. */
export function describeWholeStory(article: Article, context: FeedContext) {
  return {
    ...describeStory(article, context),
    content: writeContent(article, context),
    related: article.related.map(({ title, excerpt, webUrl, publishedAt, provider, images, quality }) => ({
      title,
      excerpt,
      webUrl,
      publishedDateTime: publishedAt?.toISOString() ?? null,
      provider: describeProvider(provider, context),
      images: describeImages(images, 'card', context),
      quality: quality ?? null,
    })),
  };
}

/** The body, and what readers must know with it. */
function writeContent(article: Article, context: FeedContext): string {
  const body = renderFeedBody(article, context);
  return body && writeAiNote(article, context) + body + writeCorrections(article, context);
}

/** @param byline the story's own authors, which go before those that the provider's field names */
function describeProvider({ name, domain, logo, authors, publishers }: Provider, context: FeedContext, byline: readonly Author[] = []) {
  return {
    name,
    domain: domain ?? new URL(context.settings.url).hostname,
    images: logo ? describeImages([logo], 'logo', context) : [],
    publishers: listOrNull(publishers),
    authors: byline.length > 0 ? byline.map((author) => author.name) : listOrNull(authors),
  };
}

function listOrNull<Item>(items: readonly Item[]): readonly Item[] | null {
  return items.length > 0 ? items : null;
}

/** The site's copies where there are some, else the source's own pictures, whose sizes are what the source states. */
export function describeImages(images: readonly ImageReference[], slot: Slot, { addresses, findPicture }: FeedContext) {
  return images.flatMap((image) => {
    const copy = hasCopy(image) ? findPicture(image.url, slot) : undefined;
    // A path in the content folder leads nowhere without a copy.
    if (!copy && isLocalPicture(image.url)) return [];
    return [
      {
        url: copy ? addresses.absolute(copy.src) : image.url,
        width: copy?.width ?? image.width ?? null,
        height: copy?.height ?? image.height ?? null,
        title: image.title ?? null,
        attribution: image.attribution ?? null,
        isCached: copy !== undefined,
      },
    ];
  });
}

/** The author's own HTML is never passed on; the address is one of a known player. */
function embedVideo({ embedUrl, player }: Video, title: string): string {
  return element('iframe', { src: embedUrl, title: `${title} (${player})`, width: 800, height: 450, allowfullscreen: '' }, '');
}
