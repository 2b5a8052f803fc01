import type { ImageSettings } from '../../content/fields/site/site-settings.ts';
import type { EncodingOptions } from '../../images/encoding-options.ts';

/** What a picture's files depend on, and no more: other settings make none of them again. */
export function takeEncoding({ avif, webp, jpeg }: ImageSettings): EncodingOptions {
  return { avif, webp, jpeg };
}
