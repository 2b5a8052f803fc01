import { cleanText } from '../../../src/content/fields/clean-text.ts';
import { loadYaml } from '../../../src/content/files/load-yaml.ts';
import { toAddressPart } from '../../../src/text/to-address-part.ts';

/**
 * An article of a generated publication, as the reference sites hold it: what Broadsheet does on every build to make
 * clean text of it (entities decoded, CRLF gone) has been done once, when the content was converted.
 */
export interface SourceArticle {
  slug: string;
  title: string;
  excerpt: string;
  /** ISO 8601 in UTC. */
  date: string;
  isDraft: boolean;
  type: string;
  quality: number | undefined;
  heat: number | undefined;
  originalUrl: string;
  webUrl: string | undefined;
  provider: SourceProvider;
  /** Slugs. */
  topics: string[];
  images: SourceImage[];
  related: SourceRelated[];
  /** The video's id at YouTube, the one player in generated publications. */
  youtube: string | undefined;
  secured: string | undefined;
  /** Markdown. */
  body: string;
}

export interface SourceProvider {
  name: string;
  domain: string;
}

export interface SourceImage {
  url: string;
  width: number;
  height: number;
  isCached?: boolean;
}

export interface SourceRelated {
  title: string;
  excerpt: string;
  webUrl: string;
  publishedDateTime: string;
  provider: SourceProvider;
  images: SourceImage[];
  quality: number;
}

/** @throws {Error} if the text has no front matter */
export function readSourceArticle(text: string, slug: string): SourceArticle {
  const [, yaml, body] = /^---\n(.*?)\n---(?:\n(.*))?$/s.exec(text.replaceAll('\r\n', '\n')) ?? [];
  if (yaml === undefined) throw new Error(`${slug}.md has no front matter; found ${JSON.stringify(text.slice(0, 40))}`);
  // biome-ignore lint/suspicious/noExplicitAny: a generated file; only real publications are checked
  const data = loadYaml(yaml) as any;
  return {
    slug,
    title: cleanText(data.title),
    excerpt: cleanText(data.excerpt ?? ''),
    date: new Date(data.publishedDateTime).toISOString(),
    isDraft: data.published === false,
    type: data.type ?? 'article',
    quality: data.quality,
    heat: data.heat,
    originalUrl: data.originalUrl,
    webUrl: data.webUrl,
    provider: data.provider,
    topics: (data.topics ?? []).map(toTopicSlug),
    images: data.images ?? [],
    related: data.related ?? [],
    youtube: /embed\/([\w-]+)/.exec(data.featuredContent ?? '')?.[1],
    secured: data.secured,
    body: body?.trim() ?? '',
  };
}

/** The `_id` that generated topic files have: `C++` is `c-plus-plus`, `R&D` is `r-and-d`. */
export function toTopicSlug(name: string): string {
  return toAddressPart(name.replaceAll('+', ' plus ').replaceAll('#', ' sharp ').replaceAll('&', ' and '));
}
