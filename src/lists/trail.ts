import type { Addresses } from '../content/addresses.ts';
import type { Article, Topic } from '../content/article.ts';
import type { SiteLanguage } from '../words/site-language.ts';

/** A page above another one. */
export interface TrailStep {
  name: string;
  href: string;
  /** Of its name, where that is not the page's; see `SiteLanguage.wordsLang`. */
  lang?: string | undefined;
}

/** What trails need to know of the site; a `Site` has it. */
export interface TrailContext extends Pick<SiteLanguage, 'words' | 'wordsLang'> {
  addresses: Addresses;
}

/** The pages above a page, from the home page down: what its breadcrumb shows, to people and to search engines. */
export function startTrail({ addresses, words, wordsLang }: TrailContext, ...steps: readonly TrailStep[]): TrailStep[] {
  return [{ name: words.site.home, href: addresses.home, lang: wordsLang }, ...steps];
}

/** A story stands below its first topic. */
export function storyTrail({ topics: [topic] }: Pick<Article, 'topics'>, context: TrailContext): TrailStep[] {
  return startTrail(context, ...(topic ? [{ name: topic.name, href: context.addresses.topic(topic.slug) }] : []));
}

/** @param above the topics above it, from the root down */
export function topicTrail(above: readonly Topic[], context: TrailContext): TrailStep[] {
  const { addresses, words, wordsLang } = context;
  const steps = above.map(({ name, slug }) => ({ name, href: addresses.topic(slug) }));
  return startTrail(context, { name: words.site.topics, href: addresses.topics, lang: wordsLang }, ...steps);
}

/** The topics just below one. @param groups all topics of the site */
export function listChildren(slug: string, groups: readonly { topic: Topic }[]): Topic[] {
  return groups.map(({ topic }) => topic).filter(({ parent }) => parent === slug);
}

/** The topics above one, from the root down. */
export function listAncestors(topic: Topic | undefined, find: (slug: string) => Topic | undefined): Topic[] {
  const above = topic?.parent === undefined ? undefined : find(topic.parent);
  return above ? [...listAncestors(above, find), above] : [];
}
