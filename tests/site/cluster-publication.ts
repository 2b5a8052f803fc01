import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../run-command.ts';

/** One article as its file's text. */
export interface ClusterStory {
  slug: string;
  title: string;
  /** The hour of March 2026 that it was published in. */
  hour: number;
  source: string;
  fields?: string;
}

const BRIDGE = 'The bridge over the harbour opens two days early';

/** A bridge that opens, told by three sources and twice by one of them, among stories of their own; pages hold three. */
export const CLUSTER_STORIES: readonly ClusterStory[] = [
  { slug: 'bridge-light', title: BRIDGE, hour: 200, source: 'light', fields: 'quality: 90\nheat: 50\n' },
  { slug: 'bridge-tide', title: `Update: ${BRIDGE}`, hour: 190, source: 'tide', fields: 'quality: 40\nheat: 60\n' },
  { slug: 'gulls', title: 'Gulls keep their distance from the ferry', hour: 185, source: 'tide' },
  { slug: 'bridge-first', title: 'The bridge is nearly there', hour: 180, source: 'light', fields: 'quality: 10\n' },
  { slug: 'bridge-post', title: 'Across the water <b>at last</b>', hour: 170, source: 'post' },
  { slug: 'old-tram', title: 'A tram from the depot comes home', hour: 60, source: 'light' },
  { slug: 'old-lamp', title: 'The lamp on the pier is lit again', hour: 50, source: 'post' },
  { slug: 'old-lamp-tide', title: 'The lamp on the pier is lit again', hour: 45, source: 'tide' },
];

/** @returns the content folder */
export async function createClusterPublication(siteFields = ''): Promise<string> {
  const content = await temporaryFolder();
  await mkdir(join(content, 'news'));
  await writeFile(join(content, 'site.yaml'), `title: The Cluster Paper\nurl: https://cluster.example\npageSize: 3\n${siteFields}`);
  for (const story of CLUSTER_STORIES) await writeClusterStory(content, story);
  return content;
}

export async function writeClusterStory(content: string, { slug, title, hour, source, fields = '' }: ClusterStory): Promise<void> {
  // `bridge-first` is an earlier version of `bridge-light`: the same page of its source. `bridge-light` names the post's.
  const page = slug === 'bridge-first' ? 'bridge-light/index.html?utm_source=feed' : slug;
  const related = `related:\n  - title: Across the water\n    webUrl: https://post.example/bridge-post#top\n    provider:\n      name: The Post\n      domain: post.example\n`;
  await writeFile(
    join(content, 'news', `${slug}.md`),
    `---
title: ${JSON.stringify(title)}
publishedDateTime: ${new Date(Date.UTC(2026, 2, 1, hour)).toISOString()}
originalUrl: https://${source}.example/${page}
webUrl: https://${source}.example/${page}
provider:
  name: The ${source[0]?.toUpperCase()}${source.slice(1)}
  domain: ${source}.example
topics: [Harbour]
${slug === 'bridge-light' ? related : ''}${fields}---
`,
  );
}
