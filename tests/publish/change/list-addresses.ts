import { numberApiPages } from '../../../src/feeds/api/api-lists.ts';
import { nameSitemapParts } from '../../../src/feeds/crawlers/sitemaps.ts';
import { nameSearchParts } from '../../../src/feeds/make-search-index.ts';
import { listFeeds } from '../../../src/feeds/syndication/list-feeds.ts';
import type { StoryList } from '../../../src/lists/story-list.ts';
import type { Site } from '../../../src/site.ts';

/** What stands for the addresses of a site. */
export type Addresses = ReadonlySet<string>;

/** What a site has a page for, found as routes find it. */
export function listAddresses(site: Site): Addresses {
  const list = (name: string, stories: StoryList | undefined) => (stories?.pageNumbers() ?? []).map((number) => `${name}/${number}`);
  const api = (name: string, stories: StoryList) => numberApiPages(stories).map((number) => `api/${name}/${number}`);
  return new Set([
    ...[...site.slugs(), ...site.withdrawnSlugs()].map((slug) => `news/${slug}`),
    ...api('', site.stories),
    ...site.topics().flatMap(({ topic: { slug } }) => {
      const topic = site.topic(slug);
      return [`topics/${slug}`, ...list(`topics/${slug}`, topic), ...(topic ? api(slug, topic) : [])];
    }),
    ...site
      .providers()
      .flatMap(({ provider: { domain } }) => [`providers/${domain}`, ...list(`providers/${domain}`, site.provider(domain))]),
    ...site.authors().flatMap(({ author: { slug } }) => [`authors/${slug}`, ...list(`authors/${slug}`, site.author(slug))]),
    ...(site.hasAuthors() ? ['authors'] : []),
    ...site.months().map(({ year, month }) => `archive/${year}/${month}`),
    ...site.corrections.pageNumbers().map((number) => `corrections/${number}`),
    ...site.issues().map(({ date }) => `newsletter/${date}`),
    ...nameSitemapParts(site).map((part) => `sitemaps/${part}`),
    ...nameSearchParts(site.stories).map((part) => `search/${part}`),
    ...listFeeds(site).map(({ place }) => `feed ${place}`),
    ...site.aliases(),
  ]);
}
