import { parseFeed as parseWithRowan } from '@rowanmanning/feed-parser';
import { parseFeed as parseWithFeedsmith } from 'feedsmith';
import RssParser from 'rss-parser';
import type { CheckedItem } from './check-feed.ts';

type ReadItem = Omit<CheckedItem, 'content'> & { content: string | undefined };

/** The same feed as three feed readers' parsers understand it, by the parser's name. */
export async function readWithParsers(text: string): Promise<Record<string, ReadItem[]>> {
  const isJson = text.startsWith('{');
  const read: Record<string, ReadItem[]> = { feedsmith: readWithFeedsmith(text) };
  if (isJson) return read; // the other two read XML only
  const parsed = await new RssParser<object, { 'content:encoded'?: string; id?: string }>().parseString(text);
  read['rss-parser'] = parsed.items.map((item) => ({
    guid: item.guid ?? item.id ?? '',
    link: item.link ?? '',
    title: item.title ?? '',
    published: new Date(item.isoDate ?? '').toISOString(),
    content: item['content:encoded'] ?? item.content,
  }));
  read['@rowanmanning/feed-parser'] = parseWithRowan(text).items.map((item) => ({
    guid: item.id ?? '',
    link: item.url ?? '',
    title: item.title ?? '',
    published: item.published?.toISOString() ?? '',
    content: item.content ?? undefined,
  }));
  return read;
}

/** The parsers that did not understand a feed as its writer meant it, a line each. */
export async function findMisreadings(text: string, items: readonly CheckedItem[]): Promise<string[]> {
  const faults: string[] = [];
  for (const [parser, read] of Object.entries(await readWithParsers(text))) {
    // It decodes content twice, so that `&amp;amp;` arrives as `&`; only the rest can be compared.
    const toCompare = parser === '@rowanmanning/feed-parser' ? dropEscapes : (item: unknown) => JSON.stringify(item);
    if (read.length !== items.length) faults.push(`${parser} found ${read.length} of ${items.length} items`);
    const misread = items.filter((item, index) => toCompare(item) !== toCompare(read[index]));
    faults.push(...misread.map(({ guid }) => `${parser} misread ${guid}`));
  }
  return faults;
}

function dropEscapes(item: unknown): string {
  return JSON.stringify(item).replace(/&(?:amp;)*(?:[#\w]+;)?|[^\x21-\x7e]|[&<>"'\\]/g, '');
}

function readWithFeedsmith(text: string): ReadItem[] {
  const { format, feed } = parseWithFeedsmith(text);
  if (format === 'rss') {
    return (feed.items ?? []).map((item) => ({
      guid: item.guid?.value ?? '',
      link: item.link ?? '',
      title: item.title ?? '',
      published: new Date(item.pubDate ?? '').toISOString(),
      content: item.content?.encoded,
    }));
  }
  if (format === 'atom') {
    return (feed.entries ?? []).map((entry) => ({
      guid: entry.id ?? '',
      link: entry.links?.find(({ rel }) => rel === 'alternate')?.href ?? '',
      title: textOf(entry.title),
      published: new Date(entry.published ?? '').toISOString(),
      content: textOf(entry.content),
    }));
  }
  if (format !== 'json') throw new Error(`read as ${format}`);
  return (feed.items ?? []).map((item) => ({
    guid: item.id ?? '',
    link: item.url ?? '',
    title: item.title ?? '',
    published: new Date(item.date_published ?? '').toISOString(),
    content: item.content_html,
  }));
}

function textOf(value: string | { value?: string } | undefined): string {
  return typeof value === 'string' ? value : (value?.value ?? '');
}
