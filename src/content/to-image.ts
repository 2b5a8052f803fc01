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

/** A picture of which a file names the address alone, such as a logo: the site has a copy of it. */
export function namePicture(url: string): ImageReference {
  return { url, title: undefined, attribution: undefined, isCached: true, width: undefined, height: undefined };
}
