import type { Publication } from '../../content/read/read-publication.ts';
import { drawPlaceholder } from '../../images/draw/draw-placeholder.ts';
import type { SocialDrawing } from '../../images/draw/draw-social-image.ts';

/** What a social image is called among pictures; without a topic, the site's own. No author can name it: it is no web address. */
export function socialImageAddress(topicSlug?: string): string {
  return topicSlug === undefined ? 'social:site' : `social:topics/${topicSlug}`;
}

/** Degrees: the red of the site's icon and links. */
const SITE_HUE = 29;

/** The social images that a site needs, by address: one for each topic that has a page, and one for the site. None belongs to a story. */
export function listSocialDrawings({ site, topics }: Pick<Publication, 'site' | 'topics'>): Map<string, SocialDrawing> {
  return new Map([
    [socialImageAddress(), { ...describeDrawing(site.title, site.title, site.description), hue: SITE_HUE }],
    ...topics.map(({ slug, name }): [string, SocialDrawing] => [socialImageAddress(slug), describeDrawing(slug, name, site.title)]),
  ]);
}

/** The shapes are those of the site's other drawings. */
function describeDrawing(seed: string, title: string, footing: string): SocialDrawing {
  const { hue, path } = drawPlaceholder(seed, '');
  return { title, footing, hue, pattern: path };
}
