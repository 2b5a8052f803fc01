import { describe, expect, it } from 'vitest';
import { makeArticle } from '../content/make-article.ts';
import { makeSite } from '../feeds/make-site.ts';

const NEW_YORK = 'America/New_York';

function lifeOf(timeZone: string, ...moments: string[]) {
  const articles = moments.map((moment) => makeArticle({ slug: moment, publishedAt: new Date(moment) }));
  return makeSite({ articles, settings: { timeZone } }).stories.life();
}

const draw = (life: ReturnType<typeof lifeOf>) =>
  life?.recent.filter(({ count }) => count > 0).map(({ year, month, count }) => `${year}-${month}: ${count}`);

describe('the life of a list', () => {
  it('counts months in the site’s time zone, as the archive does', () => {
    const moments = ['2026-04-01T03:59:59Z', '2026-03-01T05:00:00Z', '2026-03-01T04:59:59Z'];
    expect(draw(lifeOf(NEW_YORK, ...moments))).toEqual(['2026-02: 1', '2026-03: 2']);
    expect(draw(lifeOf('UTC', ...moments))).toEqual(['2026-03: 2', '2026-04: 1']);
  });

  it('shows a year of a young list, so that its first bar is not as wide as the page', () => {
    const life = lifeOf('UTC', '2026-02-10T00:00:00Z', '2026-01-10T00:00:00Z');
    expect(life?.recent).toHaveLength(12);
    expect(life?.recent[0]).toEqual({ year: '2025', month: '03', count: 0 });
    expect(life?.recent.at(-1)).toEqual({ year: '2026', month: '02', count: 1 });
    expect(life?.since).toEqual({ year: '2026', month: '01' });
  });

  it('ends an old list’s two years with its own newest story, and still counts what came before', () => {
    const life = lifeOf('UTC', '2021-06-10T00:00:00Z', '2021-06-09T00:00:00Z', '2019-07-01T00:00:00Z', '2019-06-30T00:00:00Z');
    expect(life?.recent).toHaveLength(24);
    expect(draw(life)).toEqual(['2019-07: 1', '2021-06: 2']);
    expect([life?.total, life?.since]).toEqual([4, { year: '2019', month: '06' }]);
  });

  it('has nothing to say of a list without a story', () => {
    expect(lifeOf('UTC')).toBeUndefined();
  });
});
