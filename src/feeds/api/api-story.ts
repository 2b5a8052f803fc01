import type { Article, ImageReference, Provider } from '../../content/article.ts';
import { hasCopy, isLocalPicture } from '../../content/article-pictures.ts';
import type { Video } from '../../content/fields/find-video.ts';
import type { Slot } from '../../images/picture-slots.ts';
import { type FeedContext, renderFeedBody } from '../feed-item.ts';
import { element } from '../markup.ts';

/**
 * A story in the JSON API. Apps that are older than Broadsheet read this: names and meanings never change. The schema
 * in `public/api/` says the same, and the tests hold the two together.
 */
export function describeStory(article: Article, context: FeedContext) {
  const { settings, addresses } = context;
  const { ampWebUrl, cdnAmpWebUrl } = article;
  return {
    path: `_${article.file}`,
    title: article.title,
    excerpt: article.excerpt,
    type: article.type,
    heat: article.heat ?? 0,
    sourceUrl: addresses.absolute(addresses.apiArticle(article.slug)),
    webUrl: article.webUrl ?? addresses.absolute(addresses.article(article.slug)),
    originalUrl: article.originalUrl,
    ...(ampWebUrl === undefined ? {} : { ampWebUrl }),
    ...(cdnAmpWebUrl === undefined ? {} : { cdnAmpWebUrl }),
    publishedDateTime: article.publishedAt.toISOString(),
    updatedDateTime: article.updatedAt?.toISOString() ?? null,
    provider: describeProvider(article.provider, context),
    images: describeImages(article.images, 'hero', context),
    locale: settings.language,
    categories: [article.category],
    topics: article.topics.map(({ name }) => name),
  };
}

/** The same with all that there is to read. */
export function describeWholeStory(article: Article, context: FeedContext) {
  return {
    ...describeStory(article, context),
    content: renderFeedBody(article, context),
    featuredContent: article.video ? embedVideo(article.video, article.title) : null,
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

function describeProvider({ name, domain, logo }: Provider, context: FeedContext) {
  const images = logo ? describeImages([logo], 'logo', context) : [];
  return { name, domain, images: images.map(({ url, width, height }) => ({ url, width, height })) };
}

/** The site's copies where there are some, else the source's own pictures, whose sizes are what the source states. */
function describeImages(images: readonly ImageReference[], slot: Slot, { addresses, findPicture }: FeedContext) {
  return images.flatMap((image) => {
    const copy = hasCopy(image) ? findPicture(image.url, slot) : undefined;
    // A path in the content folder leads nowhere without a copy.
    if (!copy && isLocalPicture(image.url)) return [];
    return [
      {
        url: copy ? addresses.absolute(copy.src) : image.url,
        width: copy?.width ?? image.width ?? null,
        height: copy?.height ?? image.height ?? null,
        isCached: copy !== undefined,
        attribution: image.attribution ?? null,
        title: image.title ?? null,
      },
    ];
  });
}

/** The author's own HTML is never passed on; the address is one of a known player. */
function embedVideo({ embedUrl, player }: Video, title: string): string {
  return element('iframe', { src: embedUrl, title: `${title} (${player})`, width: 800, height: 450, allowfullscreen: '' }, '');
}
