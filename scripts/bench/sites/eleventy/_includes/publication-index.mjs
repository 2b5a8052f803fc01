import { formatDay, formatMonth } from './markup.mjs';
import { findTopic, site, topics } from './publication.mjs';

const PAGE_SIZE = 20;

let index;

/** Stories, newest first, and their lists; made once in a build, by the first collection that asks. @param api of a collection */
export function readIndex(api) {
  index ??= buildIndex(api.getFilteredByGlob('./news/*.md'));
  return index;
}

/** The story of a file; for its layout. */
export function findStory(slug) {
  return index.bySlug.get(slug);
}

function buildIndex(items) {
  const stories = items.map(describeStory).sort((a, b) => b.date - a.date || (a.slug < b.slug ? -1 : 1));
  const [ofTopic, ofProvider, months, days, years] = [new Map(), new Map(), new Map(), new Map(), new Map()];
  for (const [place, story] of stories.entries()) {
    story.newer = stories[place - 1];
    story.older = stories[place + 1];
    for (const topic of story.topics) add(ofTopic, topic.slug, story);
    add(ofProvider, story.provider.domain, story);
    add(months, story.stamp.slice(0, 'YYYY-MM'.length), story);
    add(days, story.stamp.slice(0, 'YYYY-MM-DD'.length), story);
    add(years, story.stamp.slice(0, 'YYYY'.length), story);
  }
  for (const [slug, list] of ofTopic) {
    for (const [place, story] of list.entries()) if (story.topics[0].slug === slug) story.earlier = list.slice(place + 1, place + 5);
  }
  const topicLists = [...topics.values()]
    .map((topic) => ({ kind: 'topics', ...topic, stories: ofTopic.get(topic.slug) ?? [] }))
    .sort(byName);
  const providerLists = [...ofProvider]
    .map(([domain, list]) => ({
      kind: 'providers',
      slug: domain,
      name: list[0].provider.name,
      path: `/providers/${domain}/`,
      stories: list,
    }))
    .sort(byName);
  const home = { kind: 'home', slug: '', name: site.title, description: site.description, path: '/', stories };
  const lists = [...topicLists, ...providerLists];
  return {
    stories,
    bySlug: new Map(stories.map((story) => [story.slug, story])),
    topicLists,
    providerLists,
    home,
    listPages: lists.flatMap((list) => paginate(list, list.stories.length < 2 * PAGE_SIZE ? Math.max(1, list.stories.length) : PAGE_SIZE)),
    aliases: lists.filter(({ stories }) => stories.length >= 2 * PAGE_SIZE),
    apiPages: [home, ...topicLists].flatMap((list) => paginate({ ...list, stories: list.stories.slice(0, 200) }, PAGE_SIZE)),
    feeds: [home, ...lists],
    months: [...months].map(([key, list]) => ({
      key,
      date: new Date(`${key}-01`),
      name: formatMonth(new Date(`${key}-01`)),
      stories: list,
    })),
    days: [...days].map(([key, list]) => ({ key, date: new Date(key), name: formatDay(new Date(key)), stories: list })),
    years: [...years].map(([key, list]) => ({ key, stories: list })),
  };
}

function describeStory(item) {
  const { data, date, page } = item;
  const slug = page.inputPath.slice(page.inputPath.lastIndexOf('/') + 1, -'.md'.length);
  const {
    title,
    description,
    topics: slugs,
    provider,
    related = [],
    images = [],
    youtube,
    webUrl,
    originalUrl,
    heat,
    quality,
    storyType,
  } = data;
  const path = `/news/${slug}/`;
  const fields = { title, description, provider, related, images, youtube, webUrl, originalUrl, heat, quality, storyType };
  return { ...fields, item, slug, path, url: site.url + path, date, stamp: date.toISOString(), topics: slugs.map(findTopic), earlier: [] };
}

function paginate(list, size) {
  const count = Math.max(1, Math.ceil(list.stories.length / size));
  return Array.from({ length: count }, (_, place) => ({
    list,
    number: place + 1,
    count,
    stories: list.stories.slice(place * size, (place + 1) * size),
    path: place === 0 ? list.path : `${list.path}page/${place + 1}/`,
    newer: place === 0 ? undefined : place === 1 ? list.path : `${list.path}page/${place}/`,
    older: place + 1 < count ? `${list.path}page/${place + 2}/` : undefined,
  }));
}

function add(map, key, story) {
  const list = map.get(key);
  if (list) list.push(story);
  else map.set(key, [story]);
}

function byName(a, b) {
  return a.name < b.name ? -1 : 1;
}
