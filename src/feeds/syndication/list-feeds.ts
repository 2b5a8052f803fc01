import { feedAnchor } from '../../content/addresses.ts';
import type { Article } from '../../content/article.ts';
import type { Site } from '../../site.ts';
import { fillIn } from '../../words/fill-in.ts';
import type { Feed } from '../feed.ts';
import { describeItem, type FeedContext } from '../feed-item.ts';
import { guidOfPlace } from '../guid.ts';
import { describeIssues, listNewestIssues } from '../newsletter/newsletter-feed.ts';
import { listNewestStories } from './newest-stories.ts';

/** One of the site's feeds; each comes in three formats. */
export interface SiteFeed {
  kind: 'site' | 'newsletter' | 'topic' | 'provider';
  /** What follows the site's base in its address, without a slash at the end; undefined for the whole site's. */
  place: string | undefined;
  /** Its entry's id on the page that lists all feeds. */
  anchor: string;
  /** The address of the page that shows the same stories. */
  list: string;
  /** The name of what it is about. */
  name: string;
  description: string;
  /** Newest first; all that the page and its older ones show. */
  articles: readonly Article[];
}

type FeedSite = FeedContext & Pick<Site, 'articles' | 'topics' | 'providers' | 'now' | 'isPreview'>;

/** Every feed: the whole site's, its newsletter's, then those of topics and providers, by name. */
export function listFeeds({ settings, addresses, articles, topics, providers, words }: FeedSite): SiteFeed[] {
  return [
    {
      kind: 'site',
      place: undefined,
      anchor: 'everything',
      list: addresses.home,
      name: settings.title,
      description: settings.description,
      articles,
    },
    ...(settings.newsletter === 'none'
      ? []
      : [
          {
            kind: 'newsletter',
            place: 'newsletter',
            anchor: 'newsletter',
            list: addresses.newsletter,
            name: words.newsletter.title,
            description: settings.newsletter === 'week' ? words.newsletter.describeWeek : words.newsletter.describeDay,
            articles,
          } satisfies SiteFeed,
        ]),
    ...topics.map(
      ({ topic, articles: ofTopic }): SiteFeed => ({
        kind: 'topic',
        place: `topics/${topic.slug}`,
        anchor: feedAnchor('topic', topic.slug),
        list: addresses.topic(topic.slug),
        name: topic.name,
        description: topic.description ?? fillIn(words.feeds.storiesOn, { name: topic.name, site: settings.title }),
        articles: ofTopic,
      }),
    ),
    ...providers.map(
      ({ provider, articles: ofProvider }): SiteFeed => ({
        kind: 'provider',
        place: `providers/${provider.domain}`,
        anchor: feedAnchor('source', provider.domain),
        list: addresses.provider(provider.domain),
        name: provider.name,
        description: provider.description ?? fillIn(words.feeds.storiesFrom, { name: provider.name, site: settings.title }),
        articles: ofProvider,
      }),
    ),
  ];
}

/** What a feed is made of. */
export function listInputs({ kind, articles, ...feed }: SiteFeed, site: FeedSite): unknown {
  return [feed, kind, kind === 'newsletter' ? listNewestIssues(site) : listNewestStories(articles)];
}

const lastFeeds = new WeakMap<FeedSite, { of: SiteFeed['place']; feed: Feed }>();

/** A feed with its newest items. The last one is remembered: its three formats are mostly written one after another. */
export function openFeed(siteFeed: SiteFeed, site: FeedSite): Feed {
  const last = lastFeeds.get(site);
  const feed = last && last.of === siteFeed.place ? last.feed : makeFeed(siteFeed, site);
  lastFeeds.set(site, { of: siteFeed.place, feed });
  return feed;
}

function makeFeed({ kind, place, list, name, description, articles }: SiteFeed, site: FeedSite): Feed {
  const { settings, addresses } = site;
  const { rss, atom, json } = addresses.feeds(list);
  return {
    id: guidOfPlace(place ?? ''),
    title: kind === 'site' ? name : `${name} · ${settings.title}`,
    description,
    language: settings.language,
    pageUrl: addresses.absolute(list),
    addresses: { rss: addresses.absolute(rss), atom: addresses.absolute(atom), json: addresses.absolute(json) },
    hub: settings.hub,
    items: kind === 'newsletter' ? describeIssues(site) : listNewestStories(articles).map((article) => describeItem(article, site)),
  };
}
