import { describe, expect, it } from 'vitest';
import { makeArticle, makeProvider } from '../../../content/make-article.ts';
import { makeSite } from '../../../feeds/make-site.ts';

const slugsOf = (articles: readonly { slug: string }[]) => articles.map(({ slug }) => slug);
const provider = (domain: string, name: string) => makeProvider({ domain, name });
const namesOf = ({ providers }: ReturnType<typeof makeSite>) => providers().map((one) => one.provider.name);

describe('the providers of a site', () => {
  it('are all with a file or an article, by name', () => {
    const articles = [
      makeArticle({ slug: 'b', provider: provider('zdf.example', 'zdf') }),
      makeArticle({ slug: 'a', provider: provider('bbc.example', 'BBC') }),
    ];
    const site = makeSite({ articles, providers: [provider('quiet.example', 'Quiet Times')] });
    const groups = site.providers().map(({ provider: { domain } }) => [domain, slugsOf(site.provider(domain)?.newest(9) ?? [])]);
    expect(groups).toEqual([
      ['bbc.example', ['a']],
      ['quiet.example', []],
      ['zdf.example', ['b']],
    ]);
  });

  it('take the name from the oldest article, so that a newer spelling changes no old page', () => {
    const articles = ['New Name', 'Old Name'].map((name) => makeArticle({ slug: name, provider: provider('example.com', name) }));
    expect(namesOf(makeSite({ articles }))).toEqual(['Old Name']);
  });

  it('take the name from the file where there is one', () => {
    const articles = [makeArticle({ slug: 'a', provider: provider('example.com', 'As Written') })];
    expect(namesOf(makeSite({ articles, providers: [provider('example.com', 'As Filed')] }))).toEqual(['As Filed']);
  });
});

describe('the months of a site', () => {
  const at = (slug: string, moment: string) => makeArticle({ slug, publishedAt: new Date(moment) });
  const monthsOf = (timeZone: string, ...articles: ReturnType<typeof at>[]) => {
    const site = makeSite({ articles, settings: { timeZone } });
    return site.months().map(({ year, month }) => [year, month, slugsOf(site.month(year, month).stories())]);
  };

  it('keep the newest first and leave out months without a story', () => {
    expect(monthsOf('UTC', at('c', '2026-03-02T00:00:00Z'), at('b', '2026-03-01T00:00:00Z'), at('a', '2025-11-30T00:00:00Z'))).toEqual([
      ['2026', '03', ['c', 'b']],
      ['2025', '11', ['a']],
    ]);
  });

  it("are counted in the site's time zone", () => {
    const lateInMarch = at('a', '2026-03-31T22:30:00Z');
    expect(monthsOf('UTC', lateInMarch)).toEqual([['2026', '03', ['a']]]);
    expect(monthsOf('Europe/Berlin', lateInMarch)).toEqual([['2026', '04', ['a']]]);
    expect(monthsOf('America/New_York', at('b', '2026-01-01T04:59:59Z'))).toEqual([['2025', '12', ['b']]]);
  });

  it.each([
    ['America/Los_Angeles', '0001-01-01T00:00:00Z', '0000', '12'],
    ['America/Los_Angeles', '0001-01-01T08:00:00Z', '0001', '01'],
    ['Asia/Tokyo', '0000-12-31T23:00:00Z', '0001', '01'],
    ['UTC', '0000-02-29T12:00:00Z', '0000', '02'],
    ['UTC', '0001-03-01T00:00:00Z', '0001', '03'],
    ['America/Los_Angeles', '0000-01-01T00:00:00Z', '0000', '01'],
    ['Asia/Tokyo', '9999-12-31T23:00:00Z', '9999', '12'],
    // Before railways, clocks went by the sun.
    ['Asia/Manila', '1800-01-01T15:00:00Z', '1799', '12'],
    ['America/Metlakatla', '1800-01-31T09:00:00Z', '1800', '02'],
  ])('are those of the clocks in %s at %s', (timeZone, moment, year, month) => {
    expect(monthsOf(timeZone, at('a', moment))).toEqual([[year, month, ['a']]]);
  });

  it('have years of four digits below 1000 too', () => {
    expect(monthsOf('UTC', at('a', '0099-12-15T00:00:00Z'))).toEqual([['0099', '12', ['a']]]);
  });
});
