import { type CardStory, drawStoryCard } from '../site/draw-story-card.ts';
import { element } from '../site/element.ts';
import { fillAddress } from '../site/fill-address.ts';
import type { FrontData } from './front-data.ts';

/** As many as the front page's own sections show. */
const STORIES = 4;

/** What is read of a JSON Feed; see src/feeds/syndication/json-feed.ts, which writes it. */
interface TopicFeed {
  title: string;
  items: readonly FeedStory[];
}

interface FeedStory {
  url: string;
  title: string;
  summary?: string;
  image?: string;
  date_published: string;
  authors: readonly { name: string }[];
}

/**
 * A section like those of the front page, made of a topic's feed.
 * @param shown the paths of stories that stand on the page already, and need not stand there twice
 * @throws if the feed can't be had
 * @returns undefined if it has no other story
 */
export async function fetchTopicSection(slug: string, shown: ReadonlySet<string>, data: FrontData): Promise<HTMLElement | undefined> {
  const list = fillAddress(data.addresses.topic, slug);
  const response = await fetch(fillAddress(data.addresses.topicFeed, slug));
  if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
  const { title, items }: TopicFeed = await response.json();
  const [first, ...others] = items.filter(({ url }) => !shown.has(toPath(url))).slice(0, STORIES);
  if (!first) return undefined;
  const id = `topic-${slug}`;
  const name = title.endsWith(` · ${data.siteTitle}`) ? title.slice(0, -` · ${data.siteTitle}`.length) : title;
  const draw = (story: FeedStory, kind: 'card' | 'brief') => drawStoryCard(describeStory(story, kind, data), kind, 3);
  const section = element(
    'section',
    { className: 'topic-section' },
    element('h2', { id }, element('a', { href: list }, name)),
    draw(first, 'card'),
    element('div', { className: 'topic-others' }, ...others.map((story) => draw(story, 'brief'))),
  );
  section.setAttribute('aria-labelledby', id);
  section.dataset['topic'] = slug;
  return section;
}

/** Addresses lead to this site wherever it is served from. */
function describeStory(
  { url, title, summary, image, date_published, authors }: FeedStory,
  kind: 'card' | 'brief',
  { language, timeZone }: FrontData,
): CardStory {
  const hasOwnExcerpt = summary !== undefined && summary.toLowerCase() !== title.toLowerCase();
  return {
    address: toPath(url),
    title,
    ...(kind === 'card' && { excerpt: hasOwnExcerpt ? summary : undefined, picture: image && toPath(image) }),
    provider: { name: authors[0]?.name ?? '' },
    datetime: date_published,
    date: new Intl.DateTimeFormat([language, 'en'], { dateStyle: 'long', timeZone }).format(new Date(date_published)),
  };
}

function toPath(url: string): string {
  const { pathname, search } = new URL(url, location.href);
  return pathname + search;
}
