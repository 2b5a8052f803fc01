import { describe, expect, it } from 'vitest';
import { createAddresses } from '../../src/articles/addresses.ts';
import { parseArticle } from '../../src/articles/parse-article.ts';
import { completeSettings } from '../../src/articles/site-settings.ts';
import { rssFeed } from '../../src/feeds/rss-feed.ts';
import { readElements } from '../check-xml.ts';

const settings = completeSettings({ title: 'T', url: 'https://t.example', base: '/ai/' } as never);

async function feedOf(excerpt: string, body: string): Promise<string> {
  const file = `---\ntitle: A\nexcerpt: ${JSON.stringify(excerpt)}\npublishedDateTime: 2026-01-01T00:00:00Z\noriginalUrl: https://x.example/\nprovider: {name: X, domain: x.example}\n---\n${body}`;
  const { article } = parseArticle('news/a.md', Buffer.from(file));
  if (!article) throw new Error('the article has an error');
  return rssFeed({ settings, addresses: createAddresses(settings), articles: [{ ...article, topics: [] }], findPicture: () => undefined });
}

describe('rssFeed', () => {
  it('keeps markup in a plain excerpt from becoming a tag where readers take descriptions for HTML', async () => {
    const feed = await feedOf('&lt;img src=x onerror=alert(1)&gt; & &amp;lt;b&amp;gt; R&amp;D', '');
    expect(readElements(feed, 'description')[1]).toBe('&lt;img src=x onerror=alert(1)&gt; & &amp;lt;b&amp;gt; R&D');
  });

  it('makes every link of a body absolute', async () => {
    const feed = await feedOf('e', '[a](../other/) [b](next) [c](/topics/) [d](https://y.example/?a=1&b=2) note[^1]\n\n[^1]: n');
    const [content = ''] = readElements(feed, 'content:encoded');
    expect([...content.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual([
      'https://t.example/ai/news/other/',
      'https://t.example/ai/news/a/next',
      'https://t.example/ai/topics/',
      'https://y.example/?a=1&amp;b=2',
      'https://t.example/ai/news/a/#fn1',
      'https://t.example/ai/news/a/#fnref1',
    ]);
  });
});
