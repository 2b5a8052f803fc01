import type { ImageReference, ParsedArticle } from '../article.ts';
import type { ImageSettings } from '../fields/site/site-settings.ts';

/** What publications of this format put where they have no picture. */
const PLACEHOLDER = /(?:^|\/)placeholder\.png(?:[?#]|$)/i;

export type ChoosePictures = (article: ParsedArticle) => ParsedArticle;

/**
 * Gives articles the pictures that the paper shows: without stock pictures, which tell nothing of a story, and where it copies all
 * pictures, as if each asked for it.
 */
export function bindPictureChoice({ fetch, stock }: Pick<ImageSettings, 'fetch' | 'stock'>): ChoosePictures {
  const inStock = new Set(stock);
  const isStock = ({ url }: ImageReference) => PLACEHOLDER.test(url) || inStock.has(url);
  const choose = (images: readonly ImageReference[]) => {
    const own = images.some(isStock) ? images.filter((image) => !isStock(image)) : images;
    return fetch === 'all' && own.some(({ isCached }) => !isCached) ? own.map((image) => ({ ...image, isCached: true })) : own;
  };
  return (article) => {
    const images = choose(article.images);
    const related = article.related.map((story) => {
      const chosen = choose(story.images);
      return chosen === story.images ? story : { ...story, images: chosen };
    });
    const isAsItWas = images === article.images && related.every((story, index) => story === article.related[index]);
    return isAsItWas ? article : { ...article, images, related };
  };
}
