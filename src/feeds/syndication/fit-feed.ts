import type { Feed, FeedItem } from '../feed.ts';

/** Bytes; readers fetch a feed many times a day. */
export const MAX_FEED_SIZE = 250_000;

/**
 * A feed as text, within {@link MAX_FEED_SIZE}. Where it would be larger, the oldest items go without their body: those
 * who follow the feed have had it. Only where that is not enough, as with thousands of stories a day, the oldest are left out.
 */
export async function fitFeed(feed: Feed, write: (feed: Feed) => string | Promise<string>): Promise<string> {
  const writeWith = async (items: readonly FeedItem[]) => write({ ...feed, items });
  const whole = await writeWith(feed.items);
  if (fits(whole)) return whole;
  const { items } = feed;
  const short = await findLongest(items.length, (count) => writeWith([...items.slice(0, count), ...items.slice(count).map(shorten)]));
  if (short !== undefined) return short;
  const cut = await findLongest(items.length, (count) => writeWith(items.slice(0, count).map(shorten)));
  return cut ?? writeWith([]);
}

function shorten(item: FeedItem): FeedItem {
  return { ...item, content: item.shortContent };
}

/** The text for the highest count below `end` that fits; undefined if none does. */
async function findLongest(end: number, writeCount: (count: number) => Promise<string>): Promise<string | undefined> {
  let [low, high] = [0, end];
  let longest: string | undefined;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const text = await writeCount(middle);
    if (fits(text)) {
      longest = text;
      low = middle + 1;
    } else high = middle;
  }
  return longest;
}

function fits(text: string): boolean {
  return Buffer.byteLength(text) <= MAX_FEED_SIZE;
}
