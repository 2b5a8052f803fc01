import type { Article, Author, ListedProvider, ParsedArticle, Topic } from '../../src/content/article.ts';

/** A provider with what a test says of it. */
export function makeProvider(fields: Partial<ListedProvider> = {}): ListedProvider {
  return { domain: 'example.com', name: 'Example News', logo: undefined, description: undefined, authors: [], publishers: [], ...fields };
}

/** An article with what a test says of it, and plain values for the rest. */
export function makeArticle(fields: Partial<Article> & { slug: string }): Article {
  return {
    file: `news/${fields.slug}.md`,
    bytesHash: '',
    isSealed: false,
    id: fields.slug,
    aliases: [],
    title: fields.slug,
    excerpt: '',
    publishedAt: new Date('2026-03-01T12:00:00Z'),
    updatedAt: undefined,
    originalUrl: `https://example.com/${fields.slug}`,
    webUrl: undefined,
    ampWebUrl: undefined,
    cdnAmpWebUrl: undefined,
    category: 'news',
    language: undefined,
    type: 'article',
    video: undefined,
    quality: undefined,
    heat: undefined,
    isPublished: true,
    expiresAt: undefined,
    withdrawal: undefined,
    provider: makeProvider(),
    topics: [],
    authors: [],
    images: [],
    tags: [],
    related: [],
    corrections: [],
    ai: undefined,
    licence: undefined,
    label: undefined,
    body: '',
    ...fields,
  };
}

/** An article whose topics and authors are names yet. */
export function makeParsedArticle(slug: string, topicNames: readonly string[], authorNames: readonly string[] = []): ParsedArticle {
  const { topics: _, authors: __, provider: ___, ...article } = makeArticle({ slug });
  return { ...article, topicNames, authorNames, links: undefined, provider: makeProvider() };
}

export function makeTopic(slug: string, fields: Partial<Topic> = {}): Topic {
  return {
    slug,
    name: slug,
    shortname: undefined,
    description: undefined,
    keywords: [],
    aliases: [],
    parent: undefined,
    images: [],
    services: [],
    hasFile: false,
    ...fields,
  };
}

export function makeAuthor(slug: string, fields: Partial<Author> = {}): Author {
  return { slug, name: slug, role: undefined, description: undefined, picture: undefined, aliases: [], links: [], ...fields };
}
