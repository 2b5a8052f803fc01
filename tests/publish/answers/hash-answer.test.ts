import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/content/article.ts';
import { createAnswerHash } from '../../../src/publish/answers/hash-answer.ts';
import { makeArticle, makeTopic } from '../../content/make-article.ts';

const isOne =
  (article: Article) =>
  (value: unknown): value is Article =>
    value === article;

describe('the hash of an answer', () => {
  it('follows all that an article comes from, wherever it stands in the answer', () => {
    const plain = makeArticle({ slug: 'a' });
    const others: Partial<Article>[] = [
      { bytesHash: 'b' },
      { file: 'news/b.md' },
      { topics: [makeTopic('b')] },
      { provider: { ...plain.provider, description: 'c' } },
    ];
    const articles = [plain, ...others.map((fields) => ({ ...plain, ...fields }))];
    for (const wrap of [(article: Article): unknown => article, (article: Article): unknown => ({ page: { items: [article] } })]) {
      const hashes = articles.map((article) => createAnswerHash(isOne(article))(wrap(article)));
      expect(new Set(hashes).size).toBe(articles.length);
      expect(createAnswerHash(isOne(plain))(wrap(plain))).toBe(hashes[0]);
    }
  });

  it('tells no answer from all others, and a moment by its milliseconds', () => {
    const hashAnswer = createAnswerHash((_): _ is Article => false);
    const answers = [undefined, null, [], {}, '', 0, false, new Date(0), new Date(1)];
    expect(new Set(answers.map(hashAnswer)).size).toBe(answers.length);
  });

  it('refuses answers of which JSON would drop a part', () => {
    const hashAnswer = createAnswerHash((_): _ is Article => false);
    expect(() => hashAnswer({ topics: new Map([['a', 1]]) })).toThrow('JSON drops what is in it');
    expect(() => hashAnswer([() => 1])).toThrow('JSON drops what is in it');
  });
});
