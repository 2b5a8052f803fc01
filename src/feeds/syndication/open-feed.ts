import { describeCorrection } from '../correction-item.ts';
import type { Feed, FeedItem } from '../feed.ts';
import { describeItem } from '../feed-item.ts';
import { guidOfPlace } from '../guid.ts';
import { describeIssues } from '../newsletter/newsletter-feed.ts';
import { type FeedSite, findFeedStories, type SiteFeed } from './list-feeds.ts';
import { listCorrectionEntries, listNewestEntries, type NewestEntries } from './newest-entries.ts';

/** A feed with its newest items. */
export function openFeed(siteFeed: SiteFeed, site: FeedSite): Feed {
  const { kind, place, list, name, description } = siteFeed;
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
    items: kind === 'newsletter' ? describeIssues(site) : describeEntries(listEntries(siteFeed, site), site),
  };
}

function listEntries(feed: SiteFeed, site: FeedSite): NewestEntries {
  const stories = findFeedStories(feed, site);
  return stories ? listNewestEntries(stories) : listCorrectionEntries(site.corrections);
}

/** In the order of their dates; of one moment the story first. */
function describeEntries({ stories, corrections }: NewestEntries, site: FeedSite): FeedItem[] {
  const items = [
    ...stories.map((article) => describeItem(article, site)),
    ...corrections.map((corrected) => describeCorrection(corrected, site)),
  ];
  return corrections.length === 0 ? items : items.toSorted((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime());
}
