import type { FeedPicture } from '../feed.ts';
import { element, textElement } from '../markup.ts';

/**
 * A picture beside an item's content (https://www.rssboard.org/media-rss), for RSS and Atom alike.
 * @param writeText `textElement`, or what keeps a text whole that goes through a parser
 */
export function writeMediaContent({ url, type, bytes, width, height, title, credit }: FeedPicture, writeText = textElement): string {
  return element(
    'media:content',
    { url, type, medium: 'image', fileSize: bytes, width, height },
    writeText('media:description', title) + writeText('media:credit', credit),
  );
}
