import { hash } from 'node:crypto';
import type { Article } from '../../content/article.ts';

/** A hash of an answer, the same for equal ones; an article counts with all that its fields come from. */
export type HashAnswer = (answer: unknown) => string;

/** Characters of hexadecimal digits: enough that no two of a paper's answers share one. */
const LENGTH = 24;

/** @param isArticle tells articles from what else an answer holds; each of them is hashed once, however many answers hold it */
export function createAnswerHash(isArticle: (value: unknown) => value is Article): HashAnswer {
  const keys = new Map<Article, string>();
  const keyOfArticle = (article: Article) => {
    const key = keys.get(article) ?? hashText(JSON.stringify(listSources(article)));
    keys.set(article, key);
    return key;
  };
  const replaceArticle = (_name: string, value: unknown) => {
    if (isArticle(value)) return keyOfArticle(value);
    if (isOpaque(value)) throw new TypeError(`an answer can't hold ${Object.prototype.toString.call(value)}: JSON drops what is in it`);
    return value;
  };
  return (answer) => (isArticle(answer) ? keyOfArticle(answer) : hashText(JSON.stringify(answer, replaceArticle) ?? ''));
}

/** All that an article's fields come from: its own file, those of its topics, authors and providers, and the clock, by which corrections become due. */
function listSources({ file, bytesHash, topics, authors, provider, related, corrections, ai }: Article): unknown[] {
  return [file, bytesHash, topics, authors, provider, related.map((story) => story.provider), corrections.length, ai?.author];
}

function hashText(text: string): string {
  return hash('sha256', text).slice(0, LENGTH);
}

function isOpaque(value: unknown): boolean {
  return value instanceof Map || value instanceof Set || typeof value === 'function';
}
