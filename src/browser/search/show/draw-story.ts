import { fillAddress } from '../../site/fill-address.ts';
import type { FoundStory } from '../search-parts.ts';
import type { SearchSettings } from '../search-settings.ts';
import { restoreSlug } from '../short-slug.ts';
import { element } from './element.ts';
import { formatDay } from './format-day.ts';
import type { Piece } from './mark-words.ts';

/** A found story as a card: its topics, headline, source and day. @param mark tells what to mark in a text */
export function drawStory(
  { part: { index }, story }: FoundStory,
  mark: (text: string) => readonly Piece[],
  { addresses, language }: Pick<SearchSettings, 'addresses' | 'language'>,
): HTMLLIElement {
  const link = (href: string, text: string, className: string) =>
    element('a', { href, className }, element('span', { dir: 'auto' }, ...drawPieces(mark(text))));
  const [title = '', day = '', slug] = [index.titles[story], index.days[story], index.slugs[story]];
  const [domain, provider] = index.providers[index.providerOf[story] ?? -1] ?? ['', ''];
  const topics = (index.topicsOf[story] ?? []).map((place) => {
    const [topic, name] = index.topics[place] ?? ['', ''];
    return link(fillAddress(addresses.topic, topic), name, '');
  });
  return element(
    'li',
    { className: 'story' },
    element('p', { className: 'kicker' }, ...topics),
    element('h2', { className: 'headline' }, link(fillAddress(addresses.article, slug ? restoreSlug(slug, title, day) : ''), title, '')),
    element(
      'p',
      { className: 'meta' },
      link(fillAddress(addresses.provider, domain), provider, 'provider'),
      element('time', { dateTime: day }, formatDay(day, language)),
    ),
  );
}

function drawPieces(pieces: readonly Piece[]): (Node | string)[] {
  return pieces.map(({ text, isMarked }) => (isMarked ? element('mark', {}, text) : text));
}
