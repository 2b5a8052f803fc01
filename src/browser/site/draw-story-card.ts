import { type CardKind, nameCardClasses } from './card-classes.ts';
import { element } from './element.ts';

/** A story as a card shows it in the browser, as far as its script knows it. */
export interface CardStory {
  address: string;
  title: string;
  /** What it is, where it is not plain news; the name is in the site's words. */
  label?: { name: string; isSponsored: boolean } | undefined;
  topics?: readonly CardLink[];
  excerpt?: string | undefined;
  /** The address of a social image. */
  picture?: string | undefined;
  provider: { name: string; address?: string };
  /** ISO 8601. */
  datetime: string;
  /** The same as readers write it. */
  date: string;
}

interface CardLink {
  name: string;
  address: string;
}

/** Pixels; the shape of a social image. The style sheet settles how large it is shown. */
const PICTURE_SIZE = { width: 1200, height: 630 };

/**
 * As StoryCard.astro draws it, which a test compares. Texts stay text.
 * @param mark what to show of a text: all of it, or pieces of which some are marked
 */
export function drawStoryCard(
  story: CardStory,
  kind: CardKind,
  level: 2 | 3,
  mark: (text: string) => readonly (Node | string)[] = (text) => [text],
): HTMLElement {
  const { address, title, label, topics = [], excerpt, picture, provider, datetime, date } = story;
  const link = (href: string, text: string) => element('a', { href }, ...mark(text));
  const image = picture && element('img', { loading: 'lazy', decoding: 'async', alt: '', ...PICTURE_SIZE, src: picture });
  const shownLabel = label ? [element('span', { className: label.isSponsored ? 'label is-sponsored' : 'label' }, label.name)] : [];
  const kicker = [...shownLabel, ...topics.map((topic) => link(topic.address, topic.name))];
  const name = element('span', {}, ...mark(provider.name));
  return element(
    'article',
    { className: nameCardClasses(kind, title, Boolean(picture)) },
    ...(image ? [element('div', { className: 'story-picture' }, element('picture', {}, image))] : []),
    element(
      'div',
      { className: 'story-text' },
      ...(kicker.length > 0 ? [element('p', { className: 'kicker' }, ...kicker)] : []),
      element(`h${level}`, { className: 'headline' }, element('a', { href: address, dir: 'auto' }, ...mark(title))),
      ...(excerpt ? [element('p', { className: 'excerpt', dir: 'auto' }, excerpt)] : []),
      element(
        'p',
        { className: 'meta' },
        provider.address === undefined
          ? element('span', { className: 'provider' }, name)
          : element('a', { className: 'provider', href: provider.address }, name),
        element('time', { dateTime: datetime }, date),
      ),
    ),
  );
}
