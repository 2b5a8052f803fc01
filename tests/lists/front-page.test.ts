import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/content/article.ts';
import { findChoice } from '../../src/lists/front-choice.ts';
import { composeFrontPage } from '../../src/lists/front-page.ts';
import { groupByTopic } from '../../src/lists/group-articles.ts';
import { collapseStories } from '../../src/lists/same-story/collapse-stories.ts';
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

describe('what editors chose', () => {
  const stories = makeStories(40, (index) => ({ topics: index % 2 ? [science] : [arts] }));
  const [s7, s30, s31] = [stories[7], stories[30], stories[31]] as [Article, Article, Article];

  it('leads, stands right below, and settles the sections, however old', () => {
    const choice = { lead: s30, pinned: [s31, s7], sections: ['unexplained', 'arts'] };
    const groups = groupByTopic([science, arts, unexplained], { articles: stories, takenOff: [] });
    const page = composeFrontPage(stories, groups, () => true, choice);
    expect(page.lead).toBe(s30);
    expect(slugsOf(page.top)).toEqual(['story-31', 'story-7', 'story-0', 'story-1']);
    expect(page.sections.map(({ topic }) => topic.slug)).toEqual(['arts']);
    const shown = [...page.top, ...page.sections.flatMap(({ articles }) => articles), ...page.latest];
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown).not.toContain(s30);
  });

  it('stands twice nowhere, and what is not there is passed over', () => {
    const plan = { lead: 'story-7', pinned: ['story-7', 'gone', 'story-30', 'story-30'], sections: [], breaking: undefined };
    expect(findChoice(plan, stories)).toEqual({ lead: s7, pinned: [s30], sections: [] });
  });

  it('stands for itself where it tells the same story as others', () => {
    const told = ['a.example', 'b.example', 'c.example'].map((domain, index) =>
      makeArticle({
        slug: domain,
        publishedAt: new Date(Date.UTC(2026, 2, 1, 12 - index)),
        title: 'The harbour bridge of Northport opens two days early after eleven years of work',
        webUrl: `https://${domain}/bridge`,
        originalUrl: `https://${domain}/bridge`,
        provider: { ...makeArticle({ slug: domain }).provider, domain, name: domain },
      }),
    );
    const [latest, between, first] = told as [Article, Article, Article];
    expect(collapseStories(told, []).articles).toEqual([first]);
    const collapsed = collapseStories(told, [], { lead: latest, pinned: [], sections: [] });
    expect(collapsed.articles).toEqual([latest]);
    expect(new Set(collapsed.othersOf.get(latest))).toEqual(new Set([between, first]));
    expect(collapseStories(told, [], { lead: latest, pinned: [first], sections: [] }).articles).toEqual([latest, first]);
  });
});

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
    const page = composeFrontPage(stories, groupByTopic([science, arts], { articles: stories, takenOff: [] }), () => false);
    const shown = [page.lead, ...page.top, ...page.sections.flatMap(({ articles }) => articles), ...page.latest].map(
      (story) => story?.slug,
    );
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown.toSorted()).toEqual(slugsOf(stories).toSorted());
    expect(slugsOf(page.latest)).toEqual(slugsOf(stories.filter((story) => page.latest.includes(story))));
  });

  it('has a row for each described topic that has at least two more stories', () => {
    const stories = makeStories(12, (index) => ({ topics: index === 11 ? [arts] : index > 5 ? [science] : [unexplained] }));
    const groups = groupByTopic([science, arts, unexplained], { articles: stories, takenOff: [] });
    const { sections } = composeFrontPage(stories, groups, () => false);
    expect(sections.map(({ topic, articles }) => [topic.slug, articles.length])).toEqual([['science', 4]]);
  });

  it('has rows for the busiest topics of a publication that describes none', () => {
    const [rare, common] = [makeTopic('rare'), makeTopic('common')];
    const stories = makeStories(20, (index) => ({ topics: index % 3 === 0 ? [rare] : [common] }));
    const { sections } = composeFrontPage(stories, groupByTopic([rare, common], { articles: stories, takenOff: [] }), () => false);
    expect(sections.map(({ topic }) => topic.slug)).toEqual(['common', 'rare']);
  });
});
