import type { FeedPicture } from '../feed.ts';
import { element, textElement } from '../markup.ts';

/** A picture beside an item's content (https://www.rssboard.org/media-rss), for RSS and Atom alike. */
export function writeMediaContent({ url, type, bytes, width, height, title, credit }: FeedPicture): string {
  return element(
    'media:content',
    { url, type, medium: 'image', fileSize: bytes, width, height },
    textElement('media:description', title) + textElement('media:credit', credit),
  );
}
