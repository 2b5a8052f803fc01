import type { Article } from '../../content/article.ts';
import type { StoryList } from '../../lists/story-list.ts';
import type { CountedTopic, Site } from '../../site.ts';
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

/** The numbers of a list's pages; the first is there even if there are no stories. */
export function numberApiPages({ count }: Pick<StoryList, 'count'>): number[] {
  const pages = Math.min(MAX_PAGES, Math.max(1, Math.ceil(count() / PAGE_SIZE)));
  return Array.from({ length: pages }, (_, index) => index + 1);
}

export function openApiPage(title: string, stories: Pick<StoryList, 'newest'>, number: number): ApiPage {
  // One more tells whether there is a next page.
  const found = stories.newest(PAGE_SIZE + 1, (number - 1) * PAGE_SIZE);
  return { title, number, hasNext: number < MAX_PAGES && found.length > PAGE_SIZE, articles: found.slice(0, PAGE_SIZE) };
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
  return { value: site.topics().map((counted) => describeTopic(counted, site)) };
}

function describeTopic({ topic }: CountedTopic, context: FeedContext) {
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
