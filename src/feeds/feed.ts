import type { FeedAddresses } from '../content/addresses.ts';
import type { Licence } from '../content/licences/find-licence.ts';

/** Bytes; readers fetch a feed many times a day. */
export const MAX_FEED_SIZE = 250_000;

/** A feed before it is written in one of the formats. All addresses are absolute and percent-encoded; texts are plain. */
export interface Feed {
  /** A permanent identity that no address or title takes part in, see {@link guidOf}. */
  id: string;
  title: string;
  description: string;
  language: string;
  /** The page that shows the same stories. */
  pageUrl: string;
  addresses: FeedAddresses;
  /** A WebSub hub. */
  hub: string | undefined;
  /** Newest first. */
  items: readonly FeedItem[];
}

export interface FeedItem {
  guid: string;
  /** The story's page on this site. */
  link: string;
  /** With its label before it: `Opinion: The bridge`. */
  title: string;
  /** Plain text, never empty. */
  summary: string;
  /** Sanitised HTML: the body or the excerpt, with picture and source. */
  content: string;
  /** The same without the body, for a feed that would be too large. */
  shortContent: string;
  /** Where it is not the feed's. */
  language: string | undefined;
  publishedAt: Date;
  updatedAt: Date | undefined;
  /** Its label, and names of topics. */
  categories: readonly string[];
  /** Never empty. */
  authors: readonly FeedAuthor[];
  /** Where a story from elsewhere was first published. */
  sourceUrl: string | undefined;
  picture: FeedPicture | undefined;
  /** What others may do with it. */
  licence: Licence | undefined;
}

export interface FeedAuthor {
  name: string;
  url: string | undefined;
}

export interface FeedPicture {
  url: string;
  type: string;
  bytes: number;
  /** Pixels. */
  width: number;
  height: number;
  /** What it shows. */
  title: string | undefined;
  credit: string | undefined;
}

/** The date of a feed's newest change, never of the build; undefined for a feed without items. */
export function feedChangedAt({ items }: Pick<Feed, 'items'>): Date | undefined {
  const moments = items.flatMap(({ publishedAt, updatedAt }) => [publishedAt.getTime(), updatedAt?.getTime() ?? 0]);
  return moments.length === 0 ? undefined : new Date(Math.max(...moments));
}

/** A licence as one text, for formats that have no address of it. */
export function writeRights({ name, url }: Licence): string {
  return url.includes(name) ? url : `${name}, ${url}`;
}
