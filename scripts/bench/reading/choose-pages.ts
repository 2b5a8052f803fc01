import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface ChosenPage {
  name: string;
  /** From the site's root, without a slash in front. */
  path: string;
}

interface Feed {
  items: readonly { url: string; image?: string; content_html: string }[];
}

/** The pages that are visited, of whatever publication was built: its newest stories and its busiest topic. */
export async function choosePages(outDir: string): Promise<ChosenPage[]> {
  const readFeed = async (list: string): Promise<Feed> => JSON.parse(await readFile(join(outDir, list, 'feed.json'), 'utf8'));
  const { items } = await readFeed('');
  const long = items.toSorted((a, b) => b.content_html.length - a.content_html.length)[0];
  const pictured = items.find((item) => item.image !== undefined && item !== long);
  // Of the feeds' folders some only lead on to others.
  const lists = await readFile(join(outDir, 'sitemaps/lists.xml'), 'utf8');
  const topics = [...lists.matchAll(/<loc>[^<]*\/(topics\/[^/<]+\/)<\/loc>/g)].map(([, path = '']) => path);
  const counted = await Promise.all(topics.map(async (path) => ({ path, stories: (await readFeed(decodeURI(path))).items.length })));
  const busiest = counted.toSorted((a, b) => b.stories - a.stories)[0];
  const pathOf = (url: string) => new URL(url).pathname.slice(1);
  return [
    { name: 'home', path: '' },
    ...(pictured ? [{ name: 'article with picture', path: pathOf(pictured.url) }] : []),
    ...(long ? [{ name: 'article with long body', path: pathOf(long.url) }] : []),
    ...(busiest ? [{ name: 'topic', path: busiest.path }] : []),
    { name: 'search', path: 'search/' },
  ];
}
