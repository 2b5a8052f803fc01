import { describe, expect, it } from 'vitest';
import { describeItem, renderFeedBody } from '../../src/feeds/feed-item.ts';
import { countFitting, writeIssueHtml } from '../../src/feeds/newsletter/newsletter-html.ts';
import { makeArticle } from '../content/make-article.ts';
import { MOON, makeSite } from './make-site.ts';

describe('What several documents show of a story', () => {
  const image = { url: 'moon.jpg', title: 'The moon', attribution: undefined, isCached: true, width: 1, height: 1 };
  const article = makeArticle({ slug: 'a', body: '![The moon](sun.jpg)', images: [image] });
  const pictures = new Map(['moon.jpg', 'sun.jpg'].map((name) => [name, MOON]));

  it.each([
    ['its body', renderFeedBody, 1],
    ['its item', describeItem, 2],
  ] as const)('%s, is made once and counts as asking for its pictures each time', (_, make, count) => {
    const site = makeSite({ articles: [article], pictures });
    const [first, second] = [site.listen(() => make(article, site)), site.listen(() => make(article, site))];
    expect(second.result).toBe(first.result);
    expect(first.asked.size).toBe(count);
    expect(second.asked).toEqual(first.asked);
    expect(make(article, makeSite({ articles: [article] }))).not.toEqual(first.result);
  });

  it('an issue’s length, is found out once and counts as asking for its pictures each time', () => {
    const site = makeSite({ articles: [article], pictures, settings: { newsletter: 'day' } });
    const issue = site.issue('2026-03-01');
    if (!issue) throw new Error('there is no issue');
    const written = site.listen(() => writeIssueHtml(issue, site));
    const counted = site.listen(() => countFitting(issue, site));
    expect(counted.result.full).toBe(1);
    expect([...counted.asked].filter((question) => question.includes('moon.jpg'))).toHaveLength(1);
    expect([...written.asked]).toEqual(expect.arrayContaining([...counted.asked]));
  });
});
