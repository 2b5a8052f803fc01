import type { Article } from '../../content/article.ts';
import type { TopicGroup } from '../../lists/group-articles.ts';
import type { Site } from '../../site.ts';
import type { FeedContext } from '../feed-item.ts';
import { describeImages, describeStory } from './api-story.ts';

const PAGE_SIZE = 25;
const MAX_PAGES = 10;

/** A page of a list in the JSON API, before it is written. */
export interface ApiPage {
  title: string;
  /** Counts from 1, the newest stories. */
  number: number;
  hasNext: boolean;
  articles: readonly Article[];
}

/** The pages of a list; the first is there even if there are no stories. */
export function listApiPages(title: string, articles: readonly Article[]): ApiPage[] {
  const count = Math.min(MAX_PAGES, Math.max(1, Math.ceil(articles.length / PAGE_SIZE)));
  return Array.from({ length: count }, (_, index) => ({
    title,
    number: index + 1,
    hasNext: index + 1 < count,
    articles: articles.slice(index * PAGE_SIZE, (index + 1) * PAGE_SIZE),
  }));
}

export function describeApiPage({ title, number, hasNext, articles }: ApiPage, context: FeedContext) {
  return {
    title,
    path: '_news/',
    page: number,
    value: articles.map((article) => describeStory(article, context)),
    nextPage: hasNext ? number + 1 : null,
  };
}

export function describeTopics(site: FeedContext & Pick<Site, 'topics'>) {
  return { value: site.topics.map((group) => describeTopic(group, site)) };
}

function describeTopic({ topic }: TopicGroup, context: FeedContext) {
  const { addresses } = context;
  const { slug, name, shortname = name, parent = null, images, services: given } = topic;
  const { rss, atom, json } = addresses.feeds(addresses.topic(slug));
  const ours = Object.entries({ news: addresses.apiNews(slug), rss, atom, feed: json });
  return {
    name,
    shortname,
    id: slug,
    parent,
    images: describeImages(images, 'card', context),
    services: given.length > 0 ? given : ours.map(([service, path]) => ({ name: service, endpoint: addresses.absolute(path) })),
  };
}
