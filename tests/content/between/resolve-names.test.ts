import { describe, expect, it } from 'vitest';
import { AuthorRegistry } from '../../../src/content/between/author-registry.ts';
import { resolveNames } from '../../../src/content/between/resolve-names.ts';
import { TopicRegistry } from '../../../src/content/between/topic-registry.ts';
import { makeParsedArticle, makeTopic } from '../make-article.ts';

function openRegistries() {
  return { topics: new TopicRegistry([]), authors: new AuthorRegistry([]) };
}

describe('resolveNames', () => {
  it('gives articles their topics in the order of the article, each once', () => {
    const machines = makeTopic('ml', { name: 'Machine Learning' });
    const registries = openRegistries();
    registries.topics.add(machines, 'topics/ml.yaml');
    registries.topics.addName('ml', machines);
    const { articles, findings } = resolveNames([makeParsedArticle('a', ['Robots', 'ML', 'machine learning', 'robots'])], registries);
    expect(articles[0]?.topics.map(({ slug }) => slug)).toEqual(['robots', 'ml']);
    expect(articles[0]).not.toHaveProperty('topicNames');
    expect(articles[0]).not.toHaveProperty('authorNames');
    expect(findings).toEqual([]);
  });

  it('reports a refused name once and counts the other files', () => {
    const articles = [
      makeParsedArticle('first', ['C++']),
      makeParsedArticle('second', ['Art', 'C#']),
      makeParsedArticle('third', ['c#']),
      makeParsedArticle('fourth', ['C#', 'C#']),
      makeParsedArticle('fifth', ['Art']),
    ];
    const resolved = resolveNames(articles, openRegistries());
    expect(resolved.articles.map(({ slug }) => slug)).toEqual(['first', 'fifth']);
    expect(resolved.refused).toEqual(new Set(['news/second.md', 'news/third.md', 'news/fourth.md']));
    expect(resolved.findings).toHaveLength(1);
    expect(resolved.findings[0]).toMatchObject({
      file: 'news/second.md',
      path: ['topics', 1],
      message: expect.stringMatching(/ \(2 more files use the name\)$/),
    });
  });

  it('tells of every refused name of an article', () => {
    const { findings } = resolveNames([makeParsedArticle('a', ['+++', 'Art', '---'], ['A. Person', '???'])], openRegistries());
    expect(findings.map(({ path }) => path)).toEqual([
      ['topics', 0],
      ['topics', 2],
      ['authors', 1],
    ]);
  });

  it('gives articles their authors in the same way', () => {
    const { articles } = resolveNames([makeParsedArticle('a', [], ['Ada', 'Grace', 'ada'])], openRegistries());
    expect(articles[0]?.authors.map(({ slug, name }) => [slug, name])).toEqual([
      ['ada', 'Ada'],
      ['grace', 'Grace'],
    ]);
  });
});
