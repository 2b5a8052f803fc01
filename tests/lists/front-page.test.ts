import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article, Topic } from '../../src/content/article.ts';
import { findCommonTopics } from '../../src/lists/find-common-topics.ts';
import { findTrending } from '../../src/lists/find-trending.ts';
import { type FrontChoice, findChoice, NO_CHOICE } from '../../src/lists/front-choice.ts';
import { composeFrontPage as compose, type FrontPage } from '../../src/lists/front-page.ts';
import { groupByTopic, type TopicGroup } from '../../src/lists/group-articles.ts';
import { collapseStories } from '../../src/lists/same-story/collapse-stories.ts';
import { isFirstToTell } from '../../src/lists/same-story/is-first-to-tell.ts';
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

/** @param illustrated whether the site has a picture of a story */
function composeFrontPage(
  articles: readonly Article[],
  groups: readonly TopicGroup[] = [],
  illustrated: (article: Article) => boolean = () => false,
  choice?: FrontChoice,
): FrontPage {
  const now = articles[0]?.publishedAt ?? new Date(0);
  return compose({ articles, groups, othersOf: () => [], hasPicture: illustrated, now }, choice);
}

const listShown = ({ lead, top, trending, headlines, sections, latest }: FrontPage) =>
  [lead ?? [], top, trending, headlines, sections.flatMap(({ articles }) => articles), latest].flat();

const slugsOf = (articles: readonly Article[]) => articles.map(({ slug }) => slug);

describe('what editors chose', () => {
  const stories = makeStories(40, (index) => ({ topics: index % 2 ? [science] : [arts] }));
  const [s7, s30, s31] = [stories[7], stories[30], stories[31]] as [Article, Article, Article];

  it('leads, stands right below, and settles the sections, however old', () => {
    const choice = { lead: s30, pinned: [s31, s7], sections: ['unexplained', 'arts'] };
    const groups = groupByTopic([science, arts, unexplained], stories);
    const page = composeFrontPage(stories, groups, () => true, choice);
    expect(page.lead).toBe(s30);
    expect(slugsOf(page.top)).toEqual(['story-31', 'story-7', 'story-0']);
    expect(page.sections.map(({ topic }) => topic.slug)).toEqual(['arts']);
    const shown = listShown(page);
    expect(new Set(shown).size).toBe(shown.length);
  });

  it('stands twice nowhere, and what is not there is passed over', () => {
    const plan = { lead: 'story-7', pinned: ['story-7', 'gone', 'story-30', 'story-30'], sections: [], breaking: undefined };
    expect(findChoice(plan, { article: (slug) => stories.find((story) => story.slug === slug) })).toEqual({
      lead: s7,
      pinned: [s30],
      sections: [],
    });
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
    expect(listShown(composeFrontPage([]))).toEqual([]);
  });

  it('leads with the story that an editor scored highest, among those of the last day', () => {
    const stories = makeStories(40, (index) => ({ quality: index === 30 ? 99 : index === 5 ? 7 : 1 }));
    expect(composeFrontPage(stories, [], () => true).lead?.slug).toBe('story-5');
    const slow = makeStories(5, (index) => ({ quality: index, publishedAt: new Date(Date.UTC(2026, 2, 20 - 2 * index)) }));
    expect(composeFrontPage(slow, [], () => true).lead?.slug).toBe('story-0');
  });

  it('ranks by sources, then by score, then by picture: a picture makes no story important', () => {
    const stories = makeStories(12, (index) => ({ quality: index === 9 ? 80 : 10 }));
    const other = makeArticle({ slug: 'other', provider: { ...makeArticle({ slug: 'x' }).provider, domain: 'other.example' } });
    const page = compose({
      articles: stories,
      groups: [],
      othersOf: ({ slug }) => (slug === 'story-5' ? [other] : []),
      hasPicture: ({ slug }) => slug === 'story-11',
      now: new Date('2026-03-01T12:00:00Z'),
    });
    expect(slugsOf([page.lead as Article, ...page.top])).toEqual(['story-5', 'story-9', 'story-11', 'story-0']);
  });

  it('shows more below a lead where no picture takes the room, and never half a row', () => {
    const countTop = (count: number, illustrated: boolean) => composeFrontPage(makeStories(count), [], () => illustrated).top.length;
    expect([countTop(30, true), countTop(30, false), countTop(7, false), countTop(6, false), countTop(3, false)]).toEqual([3, 6, 6, 3, 2]);
  });

  it('shows no story twice in any paper, whatever editors chose, and leaves out none of the newest', () => {
    const topics = [science, arts, unexplained];
    const story = fc.record({
      topics: fc.subarray(topics),
      quality: fc.option(fc.integer({ min: -5, max: 99 }), { nil: undefined }),
      heat: fc.option(fc.integer({ min: -5, max: 999 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(
        fc.array(story, { maxLength: 60 }),
        fc.array(fc.nat(70), { maxLength: 5 }),
        fc.option(fc.nat(70), { nil: undefined }),
        fc.subarray(['science', 'arts', 'unexplained', 'gone']),
        fc.boolean(),
        (fields, pinned, lead, sections, illustrated) => {
          const stories = makeStories(fields.length, (index) => fields[index] as Partial<Article>);
          const choice = {
            lead: stories[lead ?? -1],
            pinned: [...new Set(pinned)].filter((place) => place !== lead).flatMap((place) => stories[place] ?? []),
            sections,
          };
          const page = composeFrontPage(stories, groupByTopic(topics, stories), () => illustrated, choice);
          const shown = listShown(page);
          expect(new Set(shown).size).toBe(shown.length);
          const oldest = page.latest.at(-1);
          for (const newer of oldest ? stories.slice(0, stories.indexOf(oldest)) : stories) expect(shown).toContain(newer);
          expect(page.lead === undefined).toBe(stories.length === 0);
          for (const { articles } of page.sections) expect(articles.length).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('shows what has most attention of two weeks, also where each day has a hundred stories', () => {
    const stories = makeStories(1400, (index) => ({ heat: index === 500 ? 9999 : index < 300 ? 1 : undefined }));
    const times = stories.map((story, index) => ({
      ...story,
      publishedAt: new Date(Date.parse('2026-03-01T12:00:00Z') - index * 864_000),
    }));
    const now = new Date('2026-03-01T12:00:00Z');
    const { articles, groups, othersOf } = collapseStories(times, [], NO_CHOICE, findTrending(times, 30, now));
    const page = compose({ articles, groups, othersOf: (article) => othersOf.get(article) ?? [], hasPicture: () => false, now });
    expect(page.trending[0]?.slug).toBe('story-500');
  });

  it('has a section for each described topic that has at least two more stories', () => {
    const stories = makeStories(40, (index) => ({ topics: index === 39 ? [arts] : index > 25 ? [science] : [unexplained] }));
    const groups = groupByTopic([science, arts, unexplained], stories);
    const { sections } = composeFrontPage(stories, groups);
    expect(sections.map(({ topic, articles }) => [topic.slug, articles.length])).toEqual([['science', 4]]);
  });

  it('has sections for the busiest topics of a publication that describes none, but for one that nearly all stories have', () => {
    const [rare, common, all] = [makeTopic('rare'), makeTopic('common'), makeTopic('all')];
    const stories = makeStories(50, (index) => ({ topics: [all, index % 3 === 0 ? rare : common] }));
    const { sections } = composeFrontPage(stories, groupByTopic([rare, common, all], stories));
    expect(sections.map(({ topic }) => topic.slug)).toEqual(['common', 'rare']);
  });

  it('gives the place of a quiet topic to the next one', () => {
    const main = Array.from({ length: 7 }, (_, index) => makeTopic(`t${index}`, { description: 'Of the bar.' }));
    const old = (index: number) => (index >= 80 ? { publishedAt: new Date(Date.UTC(2025, 0, 1) - index) } : {});
    const stories = makeStories(90, (index) => ({ topics: [index >= 80 ? main[0] : main[1 + (index % 6)]] as Topic[], ...old(index) }));
    const { sections } = composeFrontPage(stories, groupByTopic(main, stories));
    expect(sections.map(({ topic }) => topic.slug)).toEqual(['t1', 't2', 't3', 't4', 't5', 't6']);
  });
});

describe('topics that nearly all stories have', () => {
  it('are found among many stories, and never among few', () => {
    const stories = makeStories(20, (index) => ({ topics: index < 17 ? [science, arts].slice(0, 1 + (index % 2)) : [arts] }));
    expect(findCommonTopics(stories)).toEqual(new Set(['science']));
    expect(findCommonTopics(stories.slice(0, 5))).toEqual(new Set());
  });
});

describe('who told a story first', () => {
  const { provider } = makeArticle({ slug: 'x' });
  const tell = (domain: string, hour: number) =>
    makeArticle({ slug: `${domain}-${hour}`, publishedAt: new Date(Date.UTC(2026, 2, 1, hour)), provider: { ...provider, domain } });

  it('is one of several sources, and nobody where two were at once', () => {
    const [a, b, again] = [tell('a.example', 3), tell('b.example', 4), tell('a.example', 5)] as const;
    expect([a, b, again].map((article) => isFirstToTell(article, [a, b, again]))).toEqual([true, false, false]);
    expect(isFirstToTell(a, [a, again])).toBe(false);
    expect(isFirstToTell(a, [a, tell('c.example', 3)])).toBe(false);
  });
});
