import { type Feed, type FeedItem, MAX_FEED_SIZE } from '../feed.ts';

/**
 * A feed as text, within {@link MAX_FEED_SIZE}. Where it would be larger, the oldest items go without their body: those
 * who follow the feed have had it. Only where that is not enough, as with thousands of stories a day, the oldest are left out.
 */
export async function fitFeed(feed: Feed, write: (feed: Feed) => string | Promise<string>): Promise<string> {
  const writeWith = async (items: readonly FeedItem[]) => write({ ...feed, items });
  const { items } = feed;
  const mayBeWhole = countThatMayFit(items);
  const whole = mayBeWhole < items.length ? undefined : await writeWith(items);
  if (whole !== undefined && fits(whole)) return whole;
  const end = Math.min(mayBeWhole + 1, items.length);
  const short = await findLongest(end, (count) => writeWith([...items.slice(0, count), ...items.slice(count).map(shorten)]));
  if (short !== undefined) return short;
  const cut = await findLongest(items.length, (count) => writeWith(items.slice(0, count).map(shorten)));
  return cut ?? writeWith([]);
}

/** The first items whose bodies alone are within the size, so that nobody writes megabytes to see that they don't fit. */
function countThatMayFit(items: readonly FeedItem[]): number {
  let size = 0;
  for (const [count, { content }] of items.entries()) {
    size += content.length;
    if (size > MAX_FEED_SIZE) return count;
  }
  return items.length;
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
