import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/content/article.ts';
import type { MadeRecord } from '../../../src/images/made-record.ts';
import { createCacheKeys } from '../../../src/publish/cache/cache-key.ts';
import { makeArticle, makeTopic } from '../../content/make-article.ts';

const PICTURE = 'images/moon.jpg';
const IMAGE = { url: PICTURE, title: undefined, attribution: undefined, isCached: false, width: undefined, height: undefined };

function makeRecord(name: string): MadeRecord {
  return { tone: '', width: 10, height: 10, slots: { hero: [{ name, format: 'jpeg', width: 10, height: 10, size: 1 }] } };
}

describe('a cache key', () => {
  it('follows all that an article comes from, wherever it stands in the inputs', () => {
    const keyOf = (article: Article) => createCacheKeys([article], new Map())({ page: { items: [article] } });
    const plain = makeArticle({ slug: 'a' });
    const others: Partial<Article>[] = [
      { bytesHash: 'b' },
      { file: 'news/b.md' },
      { topics: [makeTopic('b')] },
      { provider: { ...plain.provider, description: 'c' } },
    ];
    const keys = [plain, ...others.map((fields) => ({ ...plain, ...fields }))].map(keyOf);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keyOf({ ...plain, bytesHash: 'b' })).toBe(keys[1]);
  });

  it('follows an article’s pictures, those of its body too', () => {
    for (const article of [makeArticle({ slug: 'a', images: [IMAGE] }), makeArticle({ slug: 'a', body: `![The moon](${PICTURE})` })]) {
      const keys = [undefined, 'one.jpg', 'two.jpg'].map((name) =>
        createCacheKeys([article], new Map(name === undefined ? [] : [[PICTURE, makeRecord(name)]]))(article),
      );
      expect(new Set(keys).size).toBe(3);
    }
  });

  it('refuses inputs that JSON would drop', () => {
    const cacheKey = createCacheKeys([], new Map());
    expect(() => cacheKey({ topics: new Map([['a', 1]]) })).toThrow('JSON drops what is in it');
    expect(() => cacheKey([() => 1])).toThrow('JSON drops what is in it');
  });
});
