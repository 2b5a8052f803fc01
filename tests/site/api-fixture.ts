import { glob, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fromHtml } from 'hast-util-from-html';
import sharp from 'sharp';
import { SKIP, visit } from 'unist-util-visit';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { ENGINE_DIR } from '../run-command.ts';
import { CLOCK } from './api-site.ts';
import type { Picture, Story } from './news-client.ts';

export const FIXTURE = join(ENGINE_DIR, 'tests/fixtures/small');

interface FrontMatter {
  title: string;
  excerpt?: string;
  type?: string;
  heat?: number;
  originalUrl?: string;
  webUrl?: string;
  ampWebUrl?: string;
  cdnAmpWebUrl?: string;
  publishedDateTime: string;
  updatedDateTime?: string;
  published?: boolean;
  withdrawn?: { date: string };
  expires?: string;
  language?: string;
  authors?: string[];
  author?: string;
  provider: { name: string; domain: string };
  topics?: string[];
  images?: { url: string; title?: string; attribution?: string }[];
}

interface Names {
  address: string;
  topics: { name: string; shortname?: string; aliases?: string[] }[];
  authors: { _id: string; name: string }[];
  providers: { name: string; domain: string; logo: string }[];
}

/** What the API should list of the fixture, by its files. */
export async function expectStories(address: string): Promise<Story[]> {
  const names: Names = {
    address,
    topics: (await readFiles<Names['topics'][number]>('topics/*.yaml')).map(([, topic]) => topic),
    authors: (await readFiles<Names['authors'][number]>('authors/*.yaml')).map(([, author]) => author),
    providers: (await readFiles<Names['providers'][number]>('providers/*.yaml')).map(([, provider]) => provider),
  };
  const files = await readFiles<FrontMatter>('news/**/*.md');
  const isPast = (moment: string | undefined) => moment !== undefined && Date.parse(moment) <= CLOCK;
  const published = files.filter(
    ([, story]) => story.published !== false && isPast(story.publishedDateTime) && !isPast(story.expires) && !isPast(story.withdrawn?.date),
  );
  const stories = await Promise.all(published.map(([path, story]) => expectStory(path, story, names)));
  return stories.toSorted((one, other) => Date.parse(other.publishedDateTime) - Date.parse(one.publishedDateTime));
}

async function expectStory(path: string, story: FrontMatter, { address, topics, authors, providers }: Names): Promise<Story> {
  const slug = encodeURIComponent(basename(path, '.md'));
  const provider = providers.find(({ domain }) => domain === story.provider.domain);
  const bylines = (story.authors ?? [story.author ?? []].flat()).map((named) => {
    const isNamed = ({ _id, name }: Names['authors'][number]) => [_id, showText(name).toLowerCase()].includes(named);
    return showText(authors.find(isNamed)?.name ?? named);
  });
  const images = (story.images ?? []).map(async ({ url, title = null, attribution = null }) => ({
    ...(url.startsWith('images/') ? await expectCopy(url, address) : { url, width: null, height: null, isCached: false }),
    title,
    attribution,
  }));
  return {
    path: `_${path}`,
    title: showText(story.title),
    excerpt: showText(story.excerpt ?? ''),
    sourceUrl: `${address}api/news/${slug}.json`,
    webUrl: story.webUrl ?? `${address}news/${slug}/`,
    originalUrl: story.originalUrl ?? story.webUrl ?? `${address}news/${slug}/`,
    featuredContent: story.type === 'video' ? (expect.stringMatching(/^<iframe src="/) as string) : null,
    highlight: null,
    heat: story.heat ?? 0,
    tags: null,
    images: await Promise.all(images),
    content: '',
    type: story.type ?? 'article',
    ampWebUrl: story.ampWebUrl ?? null,
    cdnAmpWebUrl: story.cdnAmpWebUrl ?? null,
    publishedDateTime: new Date(story.publishedDateTime).toISOString(),
    updatedDateTime: story.updatedDateTime ? new Date(story.updatedDateTime).toISOString() : null,
    provider: {
      ...story.provider,
      ...(provider && { name: provider.name }),
      images: provider ? [await expectCopy(provider.logo, address)] : [],
      publishers: null,
      authors: bylines.length > 0 ? bylines : null,
    },
    locale: story.language ?? 'en',
    categories: ['news'],
    topics: (story.topics ?? []).map((named) => {
      const old = named.toLowerCase().replaceAll(' ', '-');
      const isNamed = ({ shortname, aliases = [] }: Names['topics'][number]) => shortname?.toLowerCase() === named || aliases.includes(old);
      return topics.find(isNamed)?.name ?? named;
    }),
  };
}

/** A picture of the content folder, at an address of the site. */
async function expectCopy(path: string, address: string): Promise<Picture> {
  const { width, height } = await sharp(join(FIXTURE, path)).metadata();
  return { url: expect.stringMatching(`^${address}.`) as string, width, height, title: null, attribution: null, isCached: true };
}

/** What a browser would show of it. */
export function showText(html: string): string {
  let text = '';
  visit(fromHtml(html, { fragment: true }), (node) => {
    if (node.type === 'element' && node.tagName === 'script') return SKIP;
    if (node.type === 'text') text += node.value;
    return undefined;
  });
  return text.replace(/\s+/g, ' ').trim();
}

/** Files of the fixture as YAML, of articles their front matter only. */
async function readFiles<Value>(pattern: string): Promise<[path: string, value: Value][]> {
  const paths = await Array.fromAsync(glob(pattern, { cwd: FIXTURE }));
  const readOne = async (path: string) => {
    const text = await readFile(join(FIXTURE, path), 'utf8');
    return parse(/^---\n(.*?)\n---\n/s.exec(text)?.[1] ?? text) as Value;
  };
  return Promise.all(paths.map(async (path): Promise<[string, Value]> => [path, await readOne(path)]));
}
