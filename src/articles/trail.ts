import type { Addresses } from './addresses.ts';
import type { Article, Topic } from './article.ts';

/** A page above another one. */
export interface TrailStep {
  name: string;
  href: string;
}

/** The pages above a page, from the home page down: what its breadcrumb shows, to people and to search engines. */
export function startTrail({ home }: Pick<Addresses, 'home'>, ...steps: readonly TrailStep[]): TrailStep[] {
  return [{ name: 'Home', href: home }, ...steps];
}

/** A story stands below its first topic. */
export function storyTrail({ topics: [topic] }: Pick<Article, 'topics'>, addresses: Addresses): TrailStep[] {
  return startTrail(addresses, ...(topic ? [{ name: topic.name, href: addresses.topic(topic.slug) }] : []));
}

/** @param groups all topics of the site, among them those above */
export function topicTrail(topic: Topic, groups: readonly { topic: Topic }[], addresses: Addresses): TrailStep[] {
  const above = listAncestors(topic, groups).map(({ name, slug }) => ({ name, href: addresses.topic(slug) }));
  return startTrail(addresses, { name: 'Topics', href: addresses.topics }, ...above);
}

/** The topics just below one. */
export function listChildren({ slug }: Topic, groups: readonly { topic: Topic }[]): Topic[] {
  return groups.map(({ topic }) => topic).filter(({ parent }) => parent === slug);
}

function listAncestors({ parent }: Topic, groups: readonly { topic: Topic }[]): Topic[] {
  const above = groups.find(({ topic }) => topic.slug === parent)?.topic;
  return above ? [...listAncestors(above, groups), above] : [];
}
