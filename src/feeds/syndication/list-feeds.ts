import { feedAnchor } from '../../content/addresses.ts';
import type { Article, Author, Topic } from '../../content/article.ts';
import { type CorrectedStory, hasCorrectionsPage } from '../../lists/list-corrections.ts';
import type { Site } from '../../site.ts';
import { fillIn } from '../../words/fill-in.ts';
import { describeCorrection } from '../correction-item.ts';
import type { Feed, FeedItem } from '../feed.ts';
import { describeItem, type FeedContext } from '../feed-item.ts';
import { guidOfPlace } from '../guid.ts';
import { describeIssues, listNewestIssues } from '../newsletter/newsletter-feed.ts';
import { listNewestEntries, type NewestEntries } from './newest-entries.ts';

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
  /** Newest first; all that the page and its older ones show. */
  articles: readonly Article[];
  /** Newest first; those of its stories. */
  corrections: readonly CorrectedStory[];
}

type FeedSite = FeedContext &
  Pick<Site, 'articles' | 'takenOff' | 'topics' | 'providers' | 'authors' | 'corrections' | 'now' | 'isPreview'>;

/** Every feed: the whole site's, its newsletter's, that of its corrections, then those of topics, providers and authors, by name. */
export function listFeeds({ settings, addresses, articles, topics, providers, authors, corrections, words }: FeedSite): SiteFeed[] {
  const groupBySlug = (listItems: (article: Article) => readonly { slug: string }[]) =>
    Map.groupBy(
      corrections.flatMap((corrected) => listItems(corrected.article).map(({ slug }) => ({ slug, corrected }))),
      ({ slug }) => slug,
    );
  const [ofTopics, ofAuthors] = [groupBySlug((article) => article.topics), groupBySlug((article) => article.authors)];
  const ofProviders = Map.groupBy(corrections, ({ article }) => article.provider.domain);
  const describeNamed = (kind: 'topic' | 'author', { slug, name, aliases, description }: Topic | Author, stories: string) => ({
    kind,
    place: `${kind}s/${slug}`,
    aliases: aliases.map((alias) => alias.slice(1, -1)),
    anchor: feedAnchor(kind, slug),
    name,
    description: description ?? fillIn(stories, { name, site: settings.title }),
  });
  return [
    {
      kind: 'site',
      place: undefined,
      anchor: 'everything',
      list: addresses.home,
      name: settings.title,
      description: settings.description,
      articles,
      corrections,
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
            corrections: [],
          } satisfies SiteFeed,
        ]),
    ...(hasCorrectionsPage(corrections, settings)
      ? [
          {
            kind: 'corrections',
            place: 'corrections',
            anchor: 'corrections',
            list: addresses.corrections(),
            name: words.corrections.title,
            description: fillIn(words.corrections.description, { site: settings.title }),
            articles: [],
            corrections,
          } satisfies SiteFeed,
        ]
      : []),
    ...topics.map(({ topic, articles: ofTopic }) => ({
      ...describeNamed('topic', topic, words.feeds.storiesOn),
      list: addresses.topic(topic.slug),
      articles: ofTopic,
      corrections: ofTopics.get(topic.slug)?.map(({ corrected }) => corrected) ?? [],
    })),
    ...providers.map(
      ({ provider, articles: ofProvider }): SiteFeed => ({
        kind: 'provider',
        place: `providers/${provider.domain}`,
        anchor: feedAnchor('source', provider.domain),
        list: addresses.provider(provider.domain),
        name: provider.name,
        description: provider.description ?? fillIn(words.feeds.storiesFrom, { name: provider.name, site: settings.title }),
        articles: ofProvider,
        corrections: ofProviders.get(provider.domain) ?? [],
      }),
    ),
    ...authors.map(({ author, articles: ofAuthor }) => ({
      ...describeNamed('author', author, words.feeds.storiesBy),
      list: addresses.author(author.slug),
      articles: ofAuthor,
      corrections: ofAuthors.get(author.slug)?.map(({ corrected }) => corrected) ?? [],
    })),
  ];
}

/** What a feed is made of. */
export function listInputs({ kind, articles, corrections, ...feed }: SiteFeed, site: FeedSite): unknown {
  return [feed, kind, kind === 'newsletter' ? listNewestIssues(site) : listNewestEntries(articles, corrections)];
}

const lastFeeds = new WeakMap<FeedSite, { of: SiteFeed['place']; feed: Feed }>();

/** A feed with its newest items. The last one is remembered: its three formats are mostly written one after another. */
export function openFeed(siteFeed: SiteFeed, site: FeedSite): Feed {
  const last = lastFeeds.get(site);
  const feed = last && last.of === siteFeed.place ? last.feed : makeFeed(siteFeed, site);
  lastFeeds.set(site, { of: siteFeed.place, feed });
  return feed;
}

function makeFeed({ kind, place, list, name, description, articles, corrections }: SiteFeed, site: FeedSite): Feed {
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
    items: kind === 'newsletter' ? describeIssues(site) : describeEntries(listNewestEntries(articles, corrections), site),
  };
}

/** In the order of their dates; of one moment the story first. */
function describeEntries({ stories, corrections }: NewestEntries, site: FeedSite): FeedItem[] {
  const items = [
    ...stories.map((article) => describeItem(article, site)),
    ...corrections.map((corrected) => describeCorrection(corrected, site)),
  ];
  return corrections.length === 0 ? items : items.toSorted((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime());
}
