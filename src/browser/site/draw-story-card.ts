import { type CardKind, nameCardClasses } from './card-classes.ts';
import { element } from './element.ts';

/** A story as a card without a picture shows it, as far as its script knows it. */
export interface CardStory {
  address: string;
  title: string;
  /** Of the title, where it is not the page's. */
  lang?: string | undefined;
  /** What it is, where it is not plain news; the name is in the site's words. */
  label?: { name: string; isSponsored: boolean; lang?: string | undefined } | undefined;
  topics?: readonly CardLink[];
  /** None where the paper's own authors are named. */
  provider?: { name: string; address?: string; logo?: { src: string; width: number; height: number } | undefined } | undefined;
  authors?: CardAuthors | undefined;
  /** ISO 8601. */
  datetime: string;
  /** The same as readers write it. */
  date: string;
}

/** “By Mara and Jo”, in pieces of which some are names. */
export interface CardAuthors {
  pieces: readonly { text: string; isName: boolean }[];
  lang?: string | undefined;
}

interface CardLink {
  name: string;
  address: string;
}

/**
 * As StoryCard.astro draws it, which a test compares. Texts stay text.
 * @param mark what to show of a text: all of it, or pieces of which some are marked
 */
export function drawStoryCard(
  story: CardStory,
  kind: CardKind & ('brief' | 'found'),
  level: 2 | 3,
  mark: (text: string) => readonly (Node | string)[] = (text) => [text],
): HTMLElement {
  const { address, title, lang = '', label, topics = [], provider, authors, datetime, date } = story;
  const link = (href: string, text: string) => element('a', { href }, ...mark(text));
  const shownLabel = label
    ? [withLang(element('span', { className: label.isSponsored ? 'label is-sponsored' : 'label' }, label.name), label.lang)]
    : [];
  const kicker = [...shownLabel, ...topics.map((topic) => link(topic.address, topic.name))];
  return element(
    'article',
    { className: nameCardClasses(kind, false) },
    element(
      'div',
      { className: 'story-text' },
      ...(kicker.length > 0 ? [element('p', { className: 'kicker' }, ...kicker)] : []),
      element(`h${level}`, { className: 'headline' }, withLang(element('a', { href: address, dir: 'auto' }, ...mark(title)), lang)),
      element(
        'p',
        { className: 'meta' },
        ...(provider ? [drawProvider(provider, mark)] : []),
        ...(authors ? [drawAuthors(authors)] : []),
        element('time', { dateTime: datetime }, date),
      ),
    ),
  );
}

function drawProvider({ name, address, logo }: NonNullable<CardStory['provider']>, mark: (text: string) => readonly (Node | string)[]) {
  const image = logo && element('img', { className: 'logo', alt: '', loading: 'lazy', decoding: 'async', ...logo });
  const parts = [...(image ? [image] : []), element('span', {}, ...mark(name))];
  return address === undefined
    ? element('span', { className: 'provider' }, ...parts)
    : element('a', { className: 'provider', href: address }, ...parts);
}

function drawAuthors({ pieces, lang }: CardAuthors): HTMLElement {
  const names = pieces.map(({ text, isName }) => (isName ? element('bdi', {}, text) : text));
  return withLang(element('span', { className: 'authors' }, ...names), lang);
}

function withLang<Made extends HTMLElement>(made: Made, lang: string | undefined): Made {
  return lang ? Object.assign(made, { lang }) : made;
}
