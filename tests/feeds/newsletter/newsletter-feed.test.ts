import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/content/article.ts';
import type { SettingOverrides } from '../../../src/content/fields/site/site-settings.ts';
import { describeIssue, describeIssues } from '../../../src/feeds/newsletter/newsletter-feed.ts';
import { writeIssueHtml } from '../../../src/feeds/newsletter/newsletter-html.ts';
import { writeIssueText } from '../../../src/feeds/newsletter/newsletter-text.ts';
import { makeArticle } from '../../content/make-article.ts';
import { firstIssue, makeNewsletterSite } from './make-newsletter.ts';

const HOUR = 3600 * 1000;

/** Stories an hour apart, newest first; the newest of the last day of February 2026. */
function makeStories(count: number): Article[] {
  const newest = Date.UTC(2026, 1, 28, 23);
  return Array.from({ length: count }, (_, index) =>
    makeArticle({
      slug: `story-${count - index}`,
      excerpt: `Of ${index}.`,
      quality: (index * 37) % 100,
      publishedAt: new Date(newest - index * HOUR),
      // Each a day after; the last are told by an issue that is still to come.
      corrections: index % 10 === 0 ? [{ at: new Date(newest - index * HOUR + 24 * HOUR), text: `Not ${index}.` }] : [],
    }),
  );
}

/** All that is written of each issue, by its date. */
function writeAll(stories: readonly Article[], overrides?: SettingOverrides): Map<string, string> {
  const { site, issues } = makeNewsletterSite(stories, overrides);
  const write = (issue: (typeof issues)[number]) =>
    writeIssueHtml(issue, site).document + writeIssueText(issue, site) + JSON.stringify(describeIssue(issue, site));
  return new Map(issues.map((issue) => [issue.date, write(issue)]));
}

describe('past issues', () => {
  it.each(['day', 'week'] as const)('are the same bytes whatever comes after them: a %s', (newsletter) => {
    const before = writeAll(makeStories(24 * 20), { newsletter });
    const late = new Date('2026-03-09T12:00:00Z');
    const newer = Array.from({ length: 50 }, (_, index) =>
      makeArticle({ slug: `newer-${index}`, quality: 500, heat: 500, publishedAt: late }),
    );
    const corrected = makeStories(24 * 20).map((story) => {
      return { ...story, corrections: [{ at: late, text: 'All of it was wrong.' }, ...story.corrections] };
    });
    const after = writeAll([...newer, ...corrected], { newsletter });
    expect(before.size).toBeGreaterThan(2);
    expect(after.size).toBe(before.size + 1);
    for (const [date, written] of before) expect(after.get(date) === written, date).toBe(true);
  });

  it('do not change with the attention that their stories get', () => {
    const stories = makeStories(100);
    const attended = stories.map((story, index) => ({ ...story, heat: index }));
    expect(writeAll(attended)).toEqual(writeAll(stories));
  });
});

describe('the newsletter’s feed', () => {
  it('holds the newest ten issues, each dated from when it was complete', () => {
    const { site } = makeNewsletterSite(makeStories(24 * 20), { timeZone: 'Europe/London', language: 'en-GB' });
    const items = describeIssues(site);
    expect(items).toHaveLength(10);
    expect(items[0]).toMatchObject({
      link: 'https://paper.example/newsletter/2026-02-28/',
      title: 'The Paper, 28 February 2026',
      publishedAt: new Date('2026-03-01T00:00:00Z'),
      updatedAt: undefined,
    });
  });

  it('names the weightiest stories in its summary, and brings the issue as it is mailed', () => {
    const { site, issue } = firstIssue([makeArticle({ slug: 'a' }), makeArticle({ slug: 'b', quality: 9 }), makeArticle({ slug: 'c' })]);
    const item = describeIssue(issue, site);
    expect(item.summary).toBe('b · a · c');
    expect(item.content).toBe(writeIssueHtml(issue, site).fragment);
    expect(item.shortContent).toContain('<li dir="auto">b</li><li dir="auto">a</li>');
  });

  it('identifies an issue by its date alone, whatever the site’s name and address', () => {
    const stories = [makeArticle({ slug: 'a' })];
    const { site, issue } = firstIssue(stories);
    const moved = firstIssue(stories, { title: 'Renamed', url: 'https://moved.example', base: '/x/' });
    expect(describeIssue(moved.issue, moved.site).guid).toBe(describeIssue(issue, site).guid);
    expect(describeIssue({ ...issue, date: '2026-03-02' }, site).guid).not.toBe(describeIssue(issue, site).guid);
  });

  it('never cuts the date from a title', () => {
    const { site, issue } = firstIssue([makeArticle({ slug: 'a' })], { title: 'A very long name '.repeat(9), language: 'en-GB' });
    const { title } = describeIssue(issue, site);
    expect(title.length).toBeLessThanOrEqual(70);
    expect(title).toMatch(/^A very long name .+…, 1 March 2026$/);
  });
});
