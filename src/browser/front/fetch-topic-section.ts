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
  const list = `${data.topics}${encodeURIComponent(slug)}/`;
  const response = await fetch(`${list}feed.json`);
  if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
  const { title, items }: TopicFeed = await response.json();
  const [first, ...others] = items.filter(({ url }) => !shown.has(toPath(url))).slice(0, STORIES);
  if (!first) return undefined;
  const id = `topic-${slug}`;
  const name = title.endsWith(` · ${data.siteTitle}`) ? title.slice(0, -` · ${data.siteTitle}`.length) : title;
  const heading = make('h2', { id }, [make('a', { href: list, dir: 'auto' }, [name])]);
  const rest = others.map((story) => drawStory(story, 'brief', data));
  const section = make('section', { class: 'topic-section', 'aria-labelledby': id }, [
    heading,
    drawStory(first, 'card', data),
    make('div', { class: 'topic-others' }, rest),
  ]);
  section.dataset['topic'] = slug;
  return section;
}

/** As StoryCard.astro draws it. Texts stay text, and addresses lead to this site wherever it is served from. */
function drawStory(
  { url, title, summary, image, date_published, authors }: FeedStory,
  kind: 'card' | 'brief',
  data: FrontData,
): HTMLElement {
  const isCard = kind === 'card';
  const picture = isCard && image ? [make('img', { src: toPath(image), alt: '', loading: 'lazy', width: '1200', height: '630' })] : [];
  const date = new Intl.DateTimeFormat([data.language, 'en'], { dateStyle: 'long', timeZone: data.timeZone });
  const meta = make('p', { class: 'meta' }, [
    make('span', { class: 'provider', dir: 'auto' }, [authors[0]?.name ?? '']),
    make('time', { datetime: date_published }, [date.format(new Date(date_published))]),
  ]);
  const text = make('div', { class: 'story-text' }, [
    make('h3', { class: 'headline' }, [make('a', { href: toPath(url), dir: 'auto' }, [title])]),
    ...(isCard && summary && summary !== title ? [make('p', { class: 'excerpt', dir: 'auto' }, [summary])] : []),
    meta,
  ]);
  const pictures = picture.length > 0 ? [make('div', { class: 'story-picture' }, picture)] : [];
  const isPlain = isCard && pictures.length === 0;
  return make('article', { class: `story story-${kind}${isPlain ? ' plain' : ''}` }, [...pictures, text]);
}

function make(name: string, attributes: Record<string, string>, content: readonly (Node | string)[] = []): HTMLElement {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...content);
  return element;
}

function toPath(url: string): string {
  const { pathname, search } = new URL(url, location.href);
  return pathname + search;
}
