import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { makeArticle, makeTopic } from '../../content/make-article.ts';
import { makeSite } from '../../feeds/make-site.ts';

const topic = makeTopic('ai', { name: 'AI' });
const articles = Array.from({ length: 5 }, (_, index) =>
  makeArticle({ slug: `s${index}`, topics: [topic], publishedAt: new Date(Date.UTC(2026, 2, 9 - index)) }),
);
const site = makeSite({ articles, settings: { pageSize: 2 } });

/** The questions that something asks. */
const askedBy = (run: () => void) => [...site.listen(run).asked].map((question): unknown => JSON.parse(question));

describe('what is asked', () => {
  it('is noted with what it was asked for, once', () => {
    expect(
      askedBy(() => {
        site.stories.newest(3);
        site.stories.newest(3);
        site.topic('ai')?.page(1);
        site.bar();
      }),
    ).toEqual([['newest', 'all', '', 3, 0], ['topic', 'ai'], ['numbered', 'topic', 'ai', 2, 1], ['bar']]);
  });

  it('is noted for each of several pages that are made at the same time', async () => {
    const make = (slug: string, milliseconds: number) =>
      site.listen(async () => {
        await wait(milliseconds);
        site.article(slug);
      });
    const pages = [make('s0', 3), make('s1', 1), make('s2', 2)];
    await Promise.all(pages.map(({ result }) => result));
    expect(pages.map(({ asked }) => [...asked])).toEqual([['["article","s0"]'], ['["article","s1"]'], ['["article","s2"]']]);
  });

  it('is no part of another question, and not what nobody listens to', () => {
    site.stories.count();
    expect(askedBy(() => site.redirect('old'))).toEqual([['redirect', 'old']]);
  });

  it('counts for those too within which somebody listens', async () => {
    const inner: unknown[] = [];
    const { result, asked } = site.listen(async () => {
      const part = site.listen(async () => {
        await wait(1);
        site.article('s1');
      });
      await part.result;
      inner.push(...part.asked);
      site.article('s2');
    });
    await result;
    expect(inner).toEqual(['["article","s1"]']);
    expect([...asked]).toEqual(['["article","s1"]', '["article","s2"]']);
  });

  it('counts again for those who show what was made before', () => {
    const { asked } = site.listen(() => site.article('s1'));
    expect(
      askedBy(() => {
        site.askAgain(asked);
        site.article('s2');
      }),
    ).toEqual([
      ['article', 's1'],
      ['article', 's2'],
    ]);
  });

  it('has an answer of the same hash as long as nothing changed that it tells', () => {
    const edited = articles.map((article) => (article.slug === 's3' ? { ...article, bytesHash: 'another' } : article));
    const after = makeSite({ articles: edited, settings: { pageSize: 2 } });
    const questions = [...site.listen(() => ask(site)).asked];
    const changed = questions.filter((question) => site.hashAnswer(question) !== after.hashAnswer(question));
    expect(changed).toEqual(['["article","s3"]', '["neighbours","s2"]', '["earlierStories","s1"]']);
  });

  it('can be told from what nobody can have asked', () => {
    expect(() => site.hashAnswer('["toString"]')).toThrow('nobody can have asked');
    expect(() => site.hashAnswer('junk')).toThrow();
  });
});

/** Questions of which some are about the fourth story, `s3`: the newest three are not, nor is the first page, of the oldest two but for it. */
function ask({ article, stories, topic: find, neighbours, earlierStories, topics }: typeof site): void {
  for (const slug of ['s0', 's3']) article(slug);
  stories.newest(3);
  stories.count();
  find('ai')?.page();
  find('ai')?.life();
  topics();
  for (const story of articles.slice(0, 1)) neighbours(story);
  for (const story of articles.slice(2, 3)) neighbours(story);
  for (const story of articles.slice(4)) earlierStories(story);
  for (const story of articles.slice(1, 2)) earlierStories(story);
}
