import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/content/article.ts';
import type { SiteSettings } from '../../../src/content/fields/site/site-settings.ts';
import { findIssueEnd, type Issue } from '../../../src/lists/issues/list-issues.ts';
import type { OpenSite } from '../../../src/publish/render/open-site.ts';
import { makeArticle } from '../../content/make-article.ts';
import { makeSite } from '../../feeds/make-site.ts';

const listIssues = ({ issues, issue }: OpenSite): Issue[] => issues().flatMap(({ date }) => issue(date) ?? []);

/** Stories of the moments given, newest first, each with its moment as its slug. */
function issuesOf(
  moments: readonly string[],
  { timeZone = 'UTC', newsletter = 'day' as SiteSettings['newsletter'], now = '2030-01-01T00:00:00Z', isPreview = false } = {},
) {
  const articles = moments.map((moment) => makeArticle({ slug: moment, publishedAt: new Date(moment) }));
  const site = makeSite({ articles, settings: { timeZone, newsletter }, now: new Date(now), isPreview });
  return listIssues(site).map((issue) => ({
    date: issue.date,
    stories: issue.articles.map(({ slug }) => slug),
    end: findIssueEnd(issue, site).toISOString(),
  }));
}

describe('daily issues', () => {
  it('hold the stories of one day of the site’s time zone, newest first', () => {
    const moments = ['2026-03-04T05:00:00Z', '2026-03-04T04:59:59Z', '2026-03-03T05:00:00Z', '2026-03-03T04:59:59Z'];
    expect(issuesOf(moments, { timeZone: 'America/New_York' })).toEqual([
      { date: '2026-03-04', stories: [moments[0]], end: '2026-03-05T05:00:00.000Z' },
      { date: '2026-03-03', stories: [moments[1], moments[2]], end: '2026-03-04T05:00:00.000Z' },
      { date: '2026-03-02', stories: [moments[3]], end: '2026-03-03T05:00:00.000Z' },
    ]);
  });

  it('take days of 23 and of 25 hours as they are', () => {
    const spring = ['2026-03-29T21:59:59Z', '2026-03-28T23:00:00Z'];
    expect(issuesOf(spring, { timeZone: 'Europe/Berlin' })).toEqual([
      { date: '2026-03-29', stories: spring, end: '2026-03-29T22:00:00.000Z' },
    ]);
    const autumn = ['2026-10-25T22:59:59Z', '2026-10-24T22:00:00Z'];
    expect(issuesOf(autumn, { timeZone: 'Europe/Berlin' })).toEqual([
      { date: '2026-10-25', stories: autumn, end: '2026-10-25T23:00:00.000Z' },
    ]);
  });

  it.each([
    ['of which the next begins at one o’clock', 'America/Sao_Paulo', '2018-11-03T20:00:00Z', '2018-11-03', '2018-11-04T03:00:00.000Z'],
    ['of which the next was left out', 'Pacific/Apia', '2011-12-29T20:00:00Z', '2011-12-29', '2011-12-30T10:00:00.000Z'],
    ['fourteen hours before UTC', 'Pacific/Kiritimati', '2026-03-03T10:00:00Z', '2026-03-04', '2026-03-04T10:00:00.000Z'],
    ['of a quarter of an hour', 'Asia/Kathmandu', '2026-03-03T18:15:00Z', '2026-03-04', '2026-03-04T18:15:00.000Z'],
    ['of the first years', 'UTC', '0999-12-31T23:00:00Z', '0999-12-31', '1000-01-01T00:00:00.000Z'],
  ])('end with a day %s', (_, timeZone, moment, date, end) => {
    expect(issuesOf([moment], { timeZone })).toEqual([{ date, stories: [moment], end }]);
  });

  it('wait until their day is over, by the clock of the build', () => {
    const moments = ['2026-03-03T09:00:00Z', '2026-03-02T09:00:00Z'];
    const dates = (now: string) => issuesOf(moments, { timeZone: 'Europe/Berlin', now }).map(({ date }) => date);
    expect(dates('2026-03-03T22:59:59Z')).toEqual(['2026-03-02']);
    expect(dates('2026-03-03T23:00:00Z')).toEqual(['2026-03-03', '2026-03-02']);
  });

  it('are shown before by the preview', () => {
    expect(issuesOf(['2026-03-03T09:00:00Z'], { now: '2026-03-03T12:00:00Z', isPreview: true })).toHaveLength(1);
  });

  it('do not exist for days without a story', () => {
    expect(issuesOf(['2026-03-09T09:00:00Z', '2026-03-02T09:00:00Z']).map(({ date }) => date)).toEqual(['2026-03-09', '2026-03-02']);
  });
});

describe('weekly issues', () => {
  const week = { newsletter: 'week', timeZone: 'Europe/London' } as const;

  it('run from Monday to Sunday and are named by their Monday', () => {
    const moments = ['2026-03-09T00:00:00Z', '2026-03-08T23:59:59Z', '2026-03-02T00:00:00Z', '2026-03-01T23:59:59Z'];
    expect(issuesOf(moments, week)).toEqual([
      { date: '2026-03-09', stories: [moments[0]], end: '2026-03-16T00:00:00.000Z' },
      { date: '2026-03-02', stories: [moments[1], moments[2]], end: '2026-03-09T00:00:00.000Z' },
      { date: '2026-02-23', stories: [moments[3]], end: '2026-03-02T00:00:00.000Z' },
    ]);
  });

  it('may lie in two years, and may hold the change to summer time', () => {
    expect(issuesOf(['2026-01-01T12:00:00Z'], week)[0]).toMatchObject({ date: '2025-12-29', end: '2026-01-05T00:00:00.000Z' });
    expect(issuesOf(['2026-03-25T12:00:00Z'], week)[0]).toMatchObject({ date: '2026-03-23', end: '2026-03-29T23:00:00.000Z' });
  });

  it('wait until their Sunday is over', () => {
    const dates = (now: string) => issuesOf(['2026-03-03T09:00:00Z'], { ...week, now }).map(({ date }) => date);
    expect(dates('2026-03-08T23:59:59Z')).toEqual([]);
    expect(dates('2026-03-09T00:00:00Z')).toEqual(['2026-03-02']);
  });
});

describe('corrections', () => {
  const now = new Date('2030-01-01T00:00:00Z');
  const story = (day: string, corrected: readonly string[] = []) =>
    makeArticle({
      slug: day,
      publishedAt: new Date(`${day}T09:00:00Z`),
      corrections: corrected.map((at) => ({ at: new Date(`${at}T12:00:00Z`), text: `of ${at}` })),
    });
  /** What each issue tells as corrected. */
  const toldBy = (articles: readonly Article[], expired: readonly Article[] = []) =>
    Object.fromEntries(
      listIssues(makeSite({ articles, expired, settings: { newsletter: 'day' }, now })).map((issue) => [
        issue.date,
        issue.corrections.map(({ correction }) => correction.text),
      ]),
    );

  it('are told by the issue of their day, or by the next one where that day has none', () => {
    const first = story('2026-03-02', ['2026-03-04', '2026-03-03', '2026-03-02']);
    expect(toldBy([story('2026-03-04'), first])).toEqual({
      '2026-03-04': ['of 2026-03-04', 'of 2026-03-03'],
      '2026-03-02': ['of 2026-03-02'],
    });
  });

  it('wait for an issue that is still to come, and change none that is out', () => {
    const before = [story('2026-03-04'), story('2026-03-02')];
    const corrected = [story('2026-03-04', ['2026-03-06']), story('2026-03-02', ['2026-03-05'])];
    expect(toldBy(corrected)).toEqual(toldBy(before));
    expect(toldBy([story('2026-03-09'), ...corrected])).toEqual({ ...toldBy(before), '2026-03-09': ['of 2026-03-06', 'of 2026-03-05'] });
  });

  it('move to no later issue when the stories of their own are taken off', () => {
    const [last, first] = [story('2026-03-06'), story('2026-03-02', ['2026-03-03'])];
    expect(toldBy([last, story('2026-03-04'), first])).toMatchObject({ '2026-03-04': ['of 2026-03-03'], '2026-03-06': [] });
    expect(toldBy([last, first], [story('2026-03-04')])).toEqual({ '2026-03-06': [], '2026-03-02': [] });
  });
});

describe('a publication', () => {
  it('without a newsletter has no issues, in the preview neither', () => {
    expect(issuesOf(['2026-03-03T09:00:00Z'], { newsletter: 'none' })).toEqual([]);
    expect(issuesOf(['2026-03-03T09:00:00Z'], { newsletter: 'none', isPreview: true })).toEqual([]);
  });

  it('without stories has no issues', () => {
    expect(issuesOf([])).toEqual([]);
  });
});
