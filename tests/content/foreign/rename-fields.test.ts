import { describe, expect, it } from 'vitest';
import { describeForm } from '../../../src/content/foreign/article-form.ts';
import { formatProblem } from '../../../src/content/problems/problem.ts';
import { parseArticle } from '../../../src/content/read/parse-article.ts';

function parse(fields: Record<string, string>, frontMatter: string, file = 'news/bridge.md') {
  const form = describeForm({ fields, timeZone: 'Europe/Berlin' });
  const { article, problems } = parseArticle(file, Buffer.from(`---\n${frontMatter}\n---\nText.\n`), form);
  return { article, problems: problems.map(formatProblem) };
}

const DATED = { date: 'publishedDateTime' };

describe('front matter under other names', () => {
  it('is read as ours, with dates of the paper’s time zone and lists of one', () => {
    const fields = {
      ...DATED,
      lastmod: 'updatedDateTime',
      labels: 'topics',
      description: 'excerpt',
      cover: 'images',
      permalink: 'aliases',
    };
    const given = `title: Bridge\ndate: 2026-03-01\nlastmod: 2026-03-02 10:00\nlabels: Science, 2026\ndescription: It is open.
cover:\n  image: images/bridge.jpg\n  alt: A bridge\n  hidden: true\npermalink: /2026/03/bridge.html`;
    const { article, problems } = parse(fields, given);
    expect(problems).toEqual([]);
    expect(article).toMatchObject({
      slug: 'bridge',
      publishedAt: new Date('2026-02-28T23:00:00Z'),
      updatedAt: new Date('2026-03-02T09:00:00Z'),
      topicNames: ['Science', '2026'],
      excerpt: 'It is open.',
      images: [{ url: 'images/bridge.jpg', title: 'A bridge', isCached: false }],
      aliases: ['/2026/03/bridge.html/'],
    });
  });

  it('counts less than under ours, and an empty name of ours counts for nothing', () => {
    const fields = { ...DATED, summary: 'excerpt', tags: 'topics' };
    const given =
      'title: B\npublishedDateTime: 2026-03-01T00:00:00Z\ndate: 2020-01-01\nexcerpt: Ours\nsummary: Theirs\ntopics:\ntags: [A, B]';
    const { article } = parse(fields, given);
    expect(article).toMatchObject({ publishedAt: new Date('2026-03-01T00:00:00Z'), excerpt: 'Ours', topicNames: ['A', 'B'], tags: [] });
  });

  it('of two names takes the first, and both lists', () => {
    const fields = { pubDate: 'publishedDateTime', ...DATED, tags: 'topics', categories: 'topics' };
    const { article } = parse(fields, 'title: B\ndate: 2020-01-01\npubDate: 2026-03-01T00:00:00Z\ncategories: Arts\ntags: [Science]');
    expect(article).toMatchObject({ publishedAt: new Date('2026-03-01T00:00:00Z'), topicNames: ['Science', 'Arts'] });
  });

  it('that is known and not read gets no warning; what is unknown does', () => {
    const { problems } = parse({ ...DATED, layout: 'none' }, 'title: B\ndate: 2026-03-01\nlayout: post\nweight: 7');
    expect(problems).toEqual(['news/bridge.md:5:1  warning: unknown field "weight"; it is left out']);
  });

  it('may be ours, in others’ form', () => {
    const given = 'title: B\ndate: 2026-03-01\nimages: [images/a.jpg, {src: images/b.jpg, alt: B}]\naliases: /old/';
    expect(parse({ ...DATED, images: 'images', aliases: 'aliases' }, given)).toMatchObject({
      article: { images: [{ url: 'images/a.jpg' }, { url: 'images/b.jpg', title: 'B' }], aliases: ['/old/'] },
      problems: [],
    });
  });

  it('has no picture where its address is empty', () => {
    const given = 'title: B\ndate: 2026-03-01\ncover:\n  image: ""\n  alt: ""\nogImage: ""';
    expect(parse({ ...DATED, cover: 'images', ogImage: 'images' }, given)).toMatchObject({ article: { images: [] }, problems: [] });
  });

  it('is told of by its author’s names, where they stand', () => {
    const given = 'title: B\ndate: soon\ntags:\n  - Arts\n  - [Science]\ncover: "javascript:alert(1)"';
    expect(parse({ ...DATED, tags: 'topics', cover: 'images' }, given).problems).toEqual([
      'news/bridge.md:3:7  date (publishedDateTime here) is not a date and time, found "soon"; write it as 2026-03-01T09:30:00+01:00',
      'news/bridge.md:6:5  a topic must be text, found a list; write for example - "Science"',
      'news/bridge.md:7:8  url is neither a web address nor a path in the content folder, found "javascript:alert(1)"; write for example url: images/bridge.jpg',
    ]);
  });

  it('finds pictures from the article’s own file', () => {
    const images = (path: string, file?: string) =>
      parse({ ...DATED, cover: 'images' }, `title: B\ndate: 2026-03-01\ncover: ${path}`, file).article?.images[0]?.url;
    expect(images('../../images/a.jpg', 'news/2026/bridge.md')).toBe('images/a.jpg');
    expect(images('cover.jpg', 'news/2026/bridge/index.md')).toBe('news/2026/bridge/cover.jpg');
    expect(images('/images/a.jpg', 'news/2026/bridge/index.md')).toBe('images/a.jpg');
    expect(images('https://example.com/a.jpg', 'news/2026/bridge/index.md')).toBe('https://example.com/a.jpg');
    expect(images('images/a.jpg', 'news/2026/bridge/index.md')).toBe('images/a.jpg');
  });
});

describe('an article’s name', () => {
  it('is that of its folder where the file is index.md', () => {
    const own = 'title: B\npublishedDateTime: 2026-03-01T00:00:00Z';
    expect(parse({}, own, 'news/2026/bridge/index.md').article?.slug).toBe('bridge');
    expect(parse({}, own, 'news/bridge/index.md').article?.slug).toBe('bridge');
    expect(parse({}, own, 'news/index.md').problems).toHaveLength(1);
  });

  it('has no date before it in a paper that maps dates, unless the file has our date', () => {
    const file = 'news/2026-03-01-bridge.md';
    expect(parse(DATED, 'title: B', file).article).toMatchObject({ slug: 'bridge', publishedAt: new Date('2026-02-28T23:00:00Z') });
    expect(parse(DATED, 'title: B\ndate: 2026-03-01 08:00', file).article).toMatchObject({
      slug: 'bridge',
      publishedAt: new Date('2026-03-01T07:00:00Z'),
    });
    expect(parse(DATED, 'title: B\npublishedDateTime: 2026-03-01T00:00:00Z', file).article?.slug).toBe('2026-03-01-bridge');
    expect(parse({ summary: 'excerpt' }, 'title: B\npublishedDateTime: 2026-03-01T00:00:00Z', file).article?.slug).toBe(
      '2026-03-01-bridge',
    );
    expect(parse(DATED, 'title: B', 'news/2026-03-01-bridge/index.md').article?.slug).toBe('bridge');
    expect(parse(DATED, 'title: B', 'news/2026-02-30-bridge.md').problems).toEqual([
      'news/2026-02-30-bridge.md:1:1  publishedDateTime is a moment that does not exist, found "2026-02-30T00:00:00Z"; correct the day, the time or the offset',
    ]);
  });
});
