import { hash } from 'node:crypto';
import type { Article } from '../../content/article.ts';
import { listArticlePictures } from '../../content/article-pictures.ts';
import type { MadeRecord } from '../../images/made-record.ts';

/**
 * A hash of what a page is made of: plain data, in which each article stands for all of its fields and pictures. Code,
 * `site.yaml` and packages need not be named, see `hashEngine`. Two pages of the same inputs and the same route are equal.
 */
export type MakeCacheKey = (...inputs: readonly unknown[]) => string;

/**
 * @param articles those whose fields and pictures are hashed once, however many pages show them
 * @param pictures what was made of each picture, by the address that authors use
 */
export function createCacheKeys(articles: readonly Article[], pictures: ReadonlyMap<string, MadeRecord>): MakeCacheKey {
  const known = new Set<unknown>(articles);
  const keys = new Map<unknown, string>();
  const keyOfArticle = (article: Article) => {
    const key =
      keys.get(article) ?? hashText(JSON.stringify([...listSources(article), listPictures(article).map((url) => pictures.get(url))]));
    keys.set(article, key);
    return key;
  };
  const replaceArticle = (_name: string, value: unknown) => {
    if (known.has(value)) return keyOfArticle(value as Article);
    if (isOpaque(value))
      throw new TypeError(`a cache key can't be made of ${Object.prototype.toString.call(value)}: JSON drops what is in it`);
    return value;
  };
  return (...inputs) => hashText(JSON.stringify(inputs, replaceArticle));
}

/** All that an article's fields come from: its own file, those of its topics, authors and providers, and the clock, by which corrections become due. */
function listSources({ file, bytesHash, topics, authors, provider, related, corrections, ai }: Article): unknown[] {
  return [file, bytesHash, topics, authors, provider, related.map((story) => story.provider), corrections.length, ai?.author];
}

function listPictures(article: Article): string[] {
  return [...listArticlePictures(article).map(({ url }) => url), ...article.authors.flatMap(({ picture }) => picture?.url ?? [])];
}

function hashText(text: string): string {
  return hash('sha256', text).slice(0, 32);
}

function isOpaque(value: unknown): boolean {
  return value instanceof Map || value instanceof Set || typeof value === 'function';
}
