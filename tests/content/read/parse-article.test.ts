import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../../src/content/read/parse-article.ts';
import { makeProvider } from '../make-article.ts';

const FIELDS = `title: "Bridge &amp; tunnel"
publishedDateTime: 2026-03-01T09:30:00+01:00
originalUrl: "https://example.com/a b"
provider:
  name: Example News
  domain: Example.COM`;

function parse(fields: string, body = '', file = 'news/2026/bridge.md') {
  return parseArticle(file, Buffer.from(`---\n${fields}\n---\n${body}`));
}

describe('parseArticle', () => {
  it('fills in what an article need not say', () => {
    const bytesHash = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(parse(FIELDS)).toEqual({
      bytesHash,
      form: '',
      article: {
        bytesHash,
        isSealed: false,
        file: 'news/2026/bridge.md',
        slug: 'bridge',
        id: 'bridge',
        aliases: [],
        title: 'Bridge & tunnel',
        excerpt: '',
        publishedAt: new Date('2026-03-01T08:30:00Z'),
        updatedAt: undefined,
        originalUrl: 'https://example.com/a%20b',
        webUrl: undefined,
        ampWebUrl: undefined,
        cdnAmpWebUrl: undefined,
        category: 'news',
        type: 'article',
        video: undefined,
        quality: undefined,
        heat: undefined,
        isPublished: true,
        provider: makeProvider({ domain: 'example.com', name: 'Example News' }),
        topicNames: [],
        authorNames: [],
        expiresAt: undefined,
        withdrawal: undefined,
        language: undefined,
        images: [],
        tags: [],
        related: [],
        corrections: [],
        body: '',
      },
      problems: [],
    });
  });

  it.each([
    ['', true],
    ['published: false', false],
    ['draft: true', false],
    ['draft: false', true],
    ['draft: true\npublished: false', false],
    ['draft: false\npublished: true', true],
    ['draft:\npublished: true', true],
  ])('with %j tells whether it is published: %s', (fields, isPublished) => {
    expect(parse(`${FIELDS}\n${fields}`)).toMatchObject({ article: { isPublished }, problems: [] });
  });

  it('takes a story without an address and a provider for the paper’s own', () => {
    const { article, problems } = parse('title: Ours\npublishedDateTime: 2026-03-01T09:30:00Z');
    expect(problems).toEqual([]);
    expect(article).toMatchObject({ originalUrl: undefined, webUrl: undefined, provider: undefined });
  });

  it.each([
    ['webUrl: https://www.read.example/b', 'read.example'],
    ['webUrl: https://read.example:8443/b\noriginalUrl: https://first.example/b', 'read.example'],
    ['originalUrl: https://first.example/b', 'first.example'],
  ])('takes the host of %j for the domain of a provider that names none', (addresses, domain) => {
    const fields = `title: B\npublishedDateTime: 2026-03-01T09:30:00Z\nprovider: {name: News}\n${addresses}`;
    expect(parse(fields)).toMatchObject({ article: { provider: { domain, name: 'News' } }, problems: [] });
  });

  it('names a related story’s provider by its host where nothing else does', () => {
    const { article } = parse(`${FIELDS}\nrelated: [{title: Theirs, webUrl: "https://www.other.example/x"}]`);
    expect(article?.related[0]?.provider).toEqual(makeProvider({ domain: 'other.example', name: 'other.example' }));
  });

  it('takes tags, and the authors and publishers whom a provider names', () => {
    const { article, problems } = parse(`${FIELDS}\n  authors: [A. Person]\n  publishers: ["B &amp; C"]\ntags: [bridges]`);
    expect(problems).toEqual([]);
    expect(article).toMatchObject({ tags: ['bridges'], provider: { authors: ['A. Person'], publishers: ['B & C'] } });
  });

  it('takes no sealed text into the article', () => {
    const { article, problems } = parse(`${FIELDS}\nsecured: "U0VBTEVE;SVZJVg=="`);
    expect(problems).toEqual([]);
    expect(JSON.stringify(article)).not.toMatch(/U0VBTEVE|SVZJVg|secured/);
  });

  it('takes the slug of front matter before the name of the file, and the id before the slug', () => {
    expect(parse(`${FIELDS}\nslug: opening`).article).toMatchObject({ slug: 'opening', id: 'opening' });
    expect(parse(`${FIELDS}\nslug: opening\nid: story 1`).article).toMatchObject({ slug: 'opening', id: 'story 1' });
  });

  it.each([
    ['old', '/news/old/'],
    ['old/bridge', '/old/bridge/'],
    ['/old/bridge', '/old/bridge/'],
    ['/old/bridge/', '/old/bridge/'],
    ['/bru\u0308cke/', '/br\u00fccke/'],
  ])('takes the alias %s for the path %s', (alias, path) => {
    expect(parse(`${FIELDS}\naliases:\n  - ${alias}`).article?.aliases).toEqual([path]);
  });

  it('keeps the indentation of a body that begins with code', () => {
    expect(parse(FIELDS, '\n    const a = 1;\n\nText.\n\n').article?.body).toBe('    const a = 1;\n\nText.');
  });

  it('takes white space for no body', () => {
    expect(parse(FIELDS, ' \n\t\n').article?.body).toBe('');
  });

  it('takes megabytes of line ends for no body', () => {
    expect(parse(FIELDS, '\n'.repeat(5_000_000)).article?.body).toBe('');
  });

  it('finds the video of an article of the type video at its address', () => {
    const fields = FIELDS.replace('https://example.com/a b', 'https://youtu.be/dQw4w9WgXcQ');
    expect(parse(fields).article?.video).toBeUndefined();
    expect(parse(`${fields}\ntype: video`).article).toMatchObject({ type: 'video', video: { player: 'YouTube' } });
  });

  it('takes empty fields for missing ones', () => {
    const { article, problems } = parse(`${FIELDS}\nexcerpt:\nwebUrl:\ntopics:\nimages:\nrelated:\nsecured:\nheat:\npublished:`);
    expect(problems).toEqual([]);
    expect(article).toMatchObject({ excerpt: '', webUrl: undefined, topicNames: [], images: [], related: [], isPublished: true });
  });
});
