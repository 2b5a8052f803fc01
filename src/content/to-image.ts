import type { ImageReference } from './article.ts';
import type { FrontMatter } from './fields/article-schema.ts';

/** A picture as it is checked, with what its file leaves out. */
export function toImage(image: FrontMatter['images'][number]): ImageReference {
  return {
    url: image.url,
    title: image.title,
    attribution: image.attribution,
    isCached: image.isCached ?? false,
    width: image.width,
    height: image.height,
  };
}
