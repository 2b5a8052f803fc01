import type { Article, ParsedArticle, Topic } from '../../src/content/article.ts';

/** An article with what a test says of it, and plain values for the rest. */
export function makeArticle(fields: Partial<Article> & { slug: string }): Article {
  return {
    file: `news/${fields.slug}.md`,
    bytesHash: '',
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
    provider: { domain: 'example.com', name: 'Example News', logo: undefined, description: undefined },
    topics: [],
    images: [],
    related: [],
    body: '',
    ...fields,
  };
}

/** An article whose topics are names yet. */
export function makeParsedArticle(slug: string, topicNames: readonly string[]): ParsedArticle {
  const { topics: _, ...article } = makeArticle({ slug });
  return { ...article, topicNames, links: undefined };
}

export function makeTopic(slug: string, fields: Partial<Topic> = {}): Topic {
  return { slug, name: slug, shortname: undefined, description: undefined, keywords: [], parent: undefined, hasFile: false, ...fields };
}
