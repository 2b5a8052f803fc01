import { feedAnchor } from '../../content/addresses.ts';
import type { Author, ListedProvider, Topic } from '../../content/article.ts';
import type { StoryList } from '../../lists/story-list.ts';
import type { Site } from '../../site.ts';
import { fillIn } from '../../words/fill-in.ts';
import type { FeedContext } from '../feed-item.ts';

/** One of the site's feeds; each comes in three formats. */
export interface SiteFeed {
  kind: 'site' | 'newsletter' | 'corrections' | 'topic' | 'provider' | 'author';
  /** What follows the site's base in its address, without a slash at the end; undefined for the whole site's. */
  place: string | undefined;
  /** Where it stood before, in the form of `place`: it is written there too, since hosts of files can't redirect feeds. */
  aliases?: readonly string[];
  /** Its entry's id on the page that lists all feeds. */
  anchor: string;
  /** The address of the page that shows the same stories. */
  list: string;
  /** The name of what it is about. */
  name: string;
  description: string;
}

/** What feeds need to know of the site; a `Site` has it all. */
export type FeedSite = FeedContext &
  Pick<
    Site,
    'stories' | 'topics' | 'topic' | 'providers' | 'provider' | 'authors' | 'author' | 'corrections' | 'hasCorrections' | 'issues' | 'issue'
  >;

/** Every feed: the whole site's, its newsletter's, that of its corrections, then those of topics, providers and authors, by name. */
export function listFeeds(site: FeedSite): SiteFeed[] {
  return [
    describeWhole(site),
    ...(site.settings.newsletter === 'none' ? [] : [describeNewsletter(site)]),
    ...(site.hasCorrections() ? [describeCorrections(site)] : []),
    ...site.topics().map(({ topic }) => describeTopic(topic, site)),
    ...site.providers().map(({ provider }) => describeProvider(provider, site)),
    ...site.authors().map(({ author }) => describeAuthor(author, site)),
  ];
}

/** The feed at a place, or at one where it stood before. */
export function findFeed(place: string | undefined, site: FeedSite & Pick<Site, 'redirect'>): SiteFeed | undefined {
  if (place === undefined) return describeWhole(site);
  if (place === 'newsletter') return describeNewsletter(site);
  if (place === 'corrections') return describeCorrections(site);
  const [, kind = '', name = ''] = /^(topics|providers|authors)\/([^/]+)$/.exec(place) ?? [];
  const find: Record<string, () => SiteFeed | undefined> = {
    topics: () => describeIf(site.topic(name)?.topic, describeTopic, site),
    providers: () => describeIf(site.provider(name)?.provider, describeProvider, site),
    authors: () => describeIf(site.author(name)?.author, describeAuthor, site),
  };
  const found = find[kind]?.();
  if (found) return found;
  const { owner } = site.redirect(place) ?? {};
  return owner && findFeed(`${owner.kind}s/${owner.slug}`, site);
}

/** The stories of a feed; undefined for one that has other items. */
export function findFeedStories({ kind, place = '' }: SiteFeed, site: FeedSite): StoryList | undefined {
  const name = place.slice(place.indexOf('/') + 1);
  const find: Record<SiteFeed['kind'], () => StoryList | undefined> = {
    site: () => site.stories,
    newsletter: () => undefined,
    corrections: () => undefined,
    topic: () => site.topic(name),
    provider: () => site.provider(name),
    author: () => site.author(name),
  };
  return find[kind]();
}

function describeIf<Named>(named: Named | undefined, describe: (named: Named, site: FeedSite) => SiteFeed, site: FeedSite) {
  return named && describe(named, site);
}

function describeWhole({ settings, addresses }: FeedSite): SiteFeed {
  return {
    kind: 'site',
    place: undefined,
    anchor: 'everything',
    list: addresses.home,
    name: settings.title,
    description: settings.description,
  };
}

function describeNewsletter({ settings, addresses, words }: FeedSite): SiteFeed {
  return {
    kind: 'newsletter',
    place: 'newsletter',
    anchor: 'newsletter',
    list: addresses.newsletter,
    name: words.newsletter.title,
    description: settings.newsletter === 'week' ? words.newsletter.describeWeek : words.newsletter.describeDay,
  };
}

function describeCorrections({ settings, addresses, words }: FeedSite): SiteFeed {
  return {
    kind: 'corrections',
    place: 'corrections',
    anchor: 'corrections',
    list: addresses.corrections(),
    name: words.corrections.title,
    description: fillIn(words.corrections.description, { site: settings.title }),
  };
}

function describeTopic(topic: Topic, site: FeedSite): SiteFeed {
  return { ...describeNamed('topic', topic, site.words.feeds.storiesOn, site), list: site.addresses.topic(topic.slug) };
}

function describeAuthor(author: Author, site: FeedSite): SiteFeed {
  return { ...describeNamed('author', author, site.words.feeds.storiesBy, site), list: site.addresses.author(author.slug) };
}

function describeNamed(
  kind: 'topic' | 'author',
  { slug, name, aliases, description }: Topic | Author,
  stories: string,
  { settings }: FeedSite,
) {
  return {
    kind,
    place: `${kind}s/${slug}`,
    aliases: aliases.map((alias) => alias.slice(1, -1)),
    anchor: feedAnchor(kind, slug),
    name,
    description: description ?? fillIn(stories, { name, site: settings.title }),
  };
}

function describeProvider({ domain, name, description }: ListedProvider, { settings, addresses, words }: FeedSite): SiteFeed {
  return {
    kind: 'provider',
    place: `providers/${domain}`,
    anchor: feedAnchor('source', domain),
    list: addresses.provider(domain),
    name,
    description: description ?? fillIn(words.feeds.storiesFrom, { name, site: settings.title }),
  };
}
