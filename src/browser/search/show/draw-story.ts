import { drawStoryCard } from '../../site/draw-story-card.ts';
import { element } from '../../site/element.ts';
import { fillAddress } from '../../site/fill-address.ts';
import type { FoundStory } from '../search-parts.ts';
import type { SearchSettings } from '../search-settings.ts';
import { restoreSlug } from '../short-slug.ts';
import { formatDay } from './format-day.ts';
import type { Piece } from './mark-words.ts';

/** A found story as a card: its topics, headline, source and day. @param mark tells what to mark in a text */
export function drawStory(
  { part: { index }, story }: FoundStory,
  mark: (text: string) => readonly Piece[],
  { addresses, language }: Pick<SearchSettings, 'addresses' | 'language'>,
): HTMLLIElement {
  const [title = '', day = '', slug] = [index.titles[story], index.days[story], index.slugs[story]];
  const [domain, provider] = index.providers[index.providerOf[story] ?? -1] ?? ['', ''];
  const label = index.labels?.find(([place]) => place === story);
  const card = drawStoryCard(
    {
      address: fillAddress(addresses.article, slug ? restoreSlug(slug, title, day) : ''),
      title,
      label: label && { name: label[2], isSponsored: label[1] === 'sponsored' },
      topics: (index.topicsOf[story] ?? []).map((place) => {
        const [topic, name] = index.topics[place] ?? ['', ''];
        return { name, address: fillAddress(addresses.topic, topic) };
      }),
      provider: { name: provider, ...(domain && { address: fillAddress(addresses.provider, domain) }) },
      datetime: day,
      date: formatDay(day, language),
    },
    'found',
    2,
    (text) => mark(text).map(({ text: piece, isMarked }) => (isMarked ? element('mark', {}, piece) : piece)),
  );
  return element('li', {}, card);
}
