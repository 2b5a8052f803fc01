import type { Publication } from '../../content/read/read-publication.ts';
import type { Card } from '../../images/draw/draw-card.ts';
import { drawPlaceholder } from '../../images/draw/draw-placeholder.ts';

/** What a card is called among pictures; without a topic, the site's own. No author can name it: it is no web address. */
export function cardAddress(topicSlug?: string): string {
  return topicSlug === undefined ? 'card:site' : `card:topics/${topicSlug}`;
}

/** Degrees: the red of the site's icon and links. */
const SITE_HUE = 29;

/** The cards that a site needs, by address: one for each topic that has a page, and one for the site. None belongs to a story. */
export function listCards({ site, topics }: Pick<Publication, 'site' | 'topics'>): Map<string, Card> {
  return new Map([
    [cardAddress(), { ...describeCard(site.title, site.title, site.description), hue: SITE_HUE }],
    ...topics.map(({ slug, name }): [string, Card] => [cardAddress(slug), describeCard(slug, name, site.title)]),
  ]);
}

/** The shapes are those of the site's other drawings. */
function describeCard(seed: string, title: string, footing: string): Card {
  const { hue, path } = drawPlaceholder(seed, '');
  return { title, footing, hue, pattern: path };
}
