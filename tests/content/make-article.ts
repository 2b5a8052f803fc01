import type { Article, ListedProvider, ParsedArticle, Topic } from '../../src/content/article.ts';

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
    type: 'article',
    video: undefined,
    quality: undefined,
    heat: undefined,
    isPublished: true,
    provider: makeProvider(),
    topics: [],
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

/** An article whose topics are names yet. */
export function makeParsedArticle(slug: string, topicNames: readonly string[]): ParsedArticle {
  const { topics: _, provider: __, ...article } = makeArticle({ slug });
  return { ...article, topicNames, links: undefined, provider: makeProvider() };
}

export function makeTopic(slug: string, fields: Partial<Topic> = {}): Topic {
  return {
    slug,
    name: slug,
    shortname: undefined,
    description: undefined,
    keywords: [],
    parent: undefined,
    images: [],
    services: [],
    hasFile: false,
    ...fields,
  };
}
