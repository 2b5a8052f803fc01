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

interface Topics {
  value: readonly { id: string; name: string; services: readonly { name: string; endpoint: string }[] }[];
}

/** The pages that are visited, of whatever publication was built: its newest stories and its busiest topic. */
export async function choosePages(outDir: string): Promise<ChosenPage[]> {
  const read = async (path: string) => JSON.parse(await readFile(join(outDir, path), 'utf8'));
  const { items }: Feed = await read('feed.json');
  const long = items.toSorted((a, b) => b.content_html.length - a.content_html.length)[0];
  const pictured = items.find((item) => item.image !== undefined && item !== long);
  const { value: topics }: Topics = await read('api/topics/index.json');
  const counted = await Promise.all(
    topics.map(async ({ id }) => ({ id, stories: (await read(`api/news/${id}/index.json`)).value.length as number })),
  );
  const busiest = counted.toSorted((a, b) => b.stories - a.stories)[0];
  const pathOf = (url: string) => new URL(url).pathname.slice(1);
  return [
    { name: 'home', path: '' },
    ...(pictured ? [{ name: 'article with picture', path: pathOf(pictured.url) }] : []),
    ...(long ? [{ name: 'article with long body', path: pathOf(long.url) }] : []),
    ...(busiest ? [{ name: 'topic', path: `topics/${busiest.id}/` }] : []),
    { name: 'search', path: 'search/' },
  ];
}
