import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/content/read/parse-article.ts';
import { packResult, readPacked } from '../../src/index/pack-result.ts';
import { createSharing } from '../../src/index/share-parts.ts';

const write = (title: string, provider: string) => `---
title: ${title}
excerpt: It is told.
publishedDateTime: 2026-03-01T09:00:00Z
originalUrl: https://example.com/${title}
webUrl: https://example.com/${title}
category: news
type: article
${provider}
---
`;
const read = (title: string, provider: string) =>
  readPacked(packResult(parseArticle(`news/${title}.md`, Buffer.from(write(title, provider)))));
const plain = 'provider:\n  name: Example\n  domain: example.com';
const named = `${plain}\n  authors: [Ada]`;

describe('what was parsed of many files', () => {
  it('is the same when its parts are shared', () => {
    const share = createSharing();
    const results = [read('one', plain), read('two', named), read('three', plain), read('faulty', 'quality: much')];
    expect(results.map(share)).toEqual(results);
  });

  it('has a source once, and another one where it says more', () => {
    const share = createSharing();
    const [one, two, three] = [read('one', plain), read('two', named), read('three', plain)].map((result) => share(result).article);
    expect(one?.provider).toBe(three?.provider);
    expect(two?.provider).not.toBe(one?.provider);
  });
});
