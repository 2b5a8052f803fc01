import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface PlacedStory {
  slug: string;
  /** ISO 8601 with an offset. */
  at: string;
  topics?: readonly string[];
  /** The domain. */
  provider?: string;
  /** Else its domain. */
  providerName?: string;
  authors?: readonly string[];
}

/** Writes stories of which nothing matters but when, on what and from where; in New York's time, two on a page. */
export async function writePlacesPublication(folder: string, stories: readonly PlacedStory[]): Promise<void> {
  await mkdir(join(folder, 'news'), { recursive: true });
  await writeFile(join(folder, 'site.yaml'), 'title: Places\nurl: https://places.example\ntimeZone: America/New_York\npageSize: 2\n');
  for (const story of stories) await writePlacedStory(folder, story);
}

export async function writePlacedStory(folder: string, story: PlacedStory): Promise<void> {
  const { slug, at, topics = ['Tides'], authors = [], provider = 'tide.example', providerName = provider } = story;
  const fields = [`title: "Story ${slug}"`, `publishedDateTime: ${at}`, `originalUrl: https://${provider}/${slug}`];
  const lists = [`provider: { name: "${providerName}", domain: ${provider} }`, `topics: ${JSON.stringify(topics)}`];
  const named = authors.length > 0 ? [`authors: ${JSON.stringify(authors)}`] : [];
  await writeFile(join(folder, 'news', `${slug}.md`), `---\n${[...fields, ...lists, ...named].join('\n')}\n---\n`);
}
