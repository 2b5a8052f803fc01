import type { PagePicture } from '../images/page-picture.ts';
import type { Words } from '../words/words.ts';

/** What a body's HTML depends on besides its Markdown. */
export interface BodyOptions {
  /** Put before root-relative links: the site's base path for pages, its full address for feeds. Ends with a slash. */
  root: string;
  /** The picture at an address, undefined if the site has no copy of it. */
  findPicture: (url: string) => PagePicture | undefined;
  words: BodyWords;
  /** Whether somebody paid for it: its links say so to search engines. */
  isSponsored?: boolean;
}

/** What a body says that its author did not write. */
export type BodyWords = Pick<Words['story'], 'footnotes' | 'backToText' | 'table'>;
