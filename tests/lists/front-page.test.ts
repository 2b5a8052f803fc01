import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/content/article.ts';
import { composeFrontPage } from '../../src/lists/front-page.ts';
import { groupByTopic } from '../../src/lists/group-articles.ts';
import { makeArticle, makeTopic } from '../content/make-article.ts';

const science = makeTopic('science', { description: 'What is found out.' });
const arts = makeTopic('arts', { description: 'What is made.' });
const unexplained = makeTopic('unexplained');

/** Newest first, an hour apart. */
function makeStories(count: number, fields: (index: number) => Partial<Article> = () => ({})): Article[] {
  const newest = Date.parse('2026-03-01T12:00:00Z');
  return Array.from({ length: count }, (_, index) =>
    makeArticle({ slug: `story-${index}`, publishedAt: new Date(newest - index * 3_600_000), ...fields(index) }),
  );
}

const slugsOf = (articles: readonly Article[]) => articles.map(({ slug }) => slug);

describe('the front page', () => {
  it('is empty without stories', () => {
    expect(composeFrontPage([], [], () => true)).toEqual({ lead: undefined, top: [], sections: [], latest: [] });
  });

  it('leads with the story that an editor scored highest, among those of the last day', () => {
    const stories = makeStories(40, (index) => ({ quality: index === 30 ? 99 : index === 5 ? 7 : 1 }));
    expect(composeFrontPage(stories, [], () => true).lead?.slug).toBe('story-5');
    const slow = makeStories(5, (index) => ({ quality: index, publishedAt: new Date(Date.UTC(2026, 2, 20 - 2 * index)) }));
    expect(composeFrontPage(slow, [], () => true).lead?.slug).toBe('story-0');
  });

  it('prefers a lead with a picture', () => {
    const stories = makeStories(6, (index) => ({ quality: 6 - index }));
    expect(composeFrontPage(stories, [], ({ slug }) => slug === 'story-3').lead?.slug).toBe('story-3');
  });

  it('shows no story twice, and leaves out none of the newest', () => {
    const stories = makeStories(30, (index) => ({ topics: index % 2 ? [science] : [arts, science] }));
    const page = composeFrontPage(stories, groupByTopic([science, arts], stories), () => false);
    const shown = [page.lead, ...page.top, ...page.sections.flatMap(({ articles }) => articles), ...page.latest].map(
      (story) => story?.slug,
    );
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown.toSorted()).toEqual(slugsOf(stories).toSorted());
    expect(slugsOf(page.latest)).toEqual(slugsOf(stories.filter((story) => page.latest.includes(story))));
  });

  it('has a row for each described topic that has at least two more stories', () => {
    const stories = makeStories(12, (index) => ({ topics: index === 11 ? [arts] : index > 5 ? [science] : [unexplained] }));
    const groups = groupByTopic([science, arts, unexplained], stories);
    const { sections } = composeFrontPage(stories, groups, () => false);
    expect(sections.map(({ topic, articles }) => [topic.slug, articles.length])).toEqual([['science', 4]]);
  });

  it('has rows for the busiest topics of a publication that describes none', () => {
    const [rare, common] = [makeTopic('rare'), makeTopic('common')];
    const stories = makeStories(20, (index) => ({ topics: index % 3 === 0 ? [rare] : [common] }));
    const { sections } = composeFrontPage(stories, groupByTopic([rare, common], stories), () => false);
    expect(sections.map(({ topic }) => topic.slug)).toEqual(['common', 'rare']);
  });
});
