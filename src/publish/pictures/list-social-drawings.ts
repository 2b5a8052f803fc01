import type { Publication } from '../../content/publication.ts';
import { drawPlaceholder } from '../../images/draw/draw-placeholder.ts';
import type { SocialDrawing } from '../../images/draw/draw-social-image.ts';

/** What a social image is called among pictures; without a topic, the site's own. No author can name it: it is no web address. */
export function socialImageAddress(topicSlug?: string): string {
  return topicSlug === undefined ? 'social:site' : `social:topics/${topicSlug}`;
}

/**
 * The social images that a site needs, by address: one for each topic that has a file, and one for the site. None belongs to a
 * story, nor to a topic that only articles name: a drawing takes 70 ms, and one article may name fifty.
 */
export function listSocialDrawings({ site, topics }: Pick<Publication, 'site' | 'topics'>): Map<string, SocialDrawing> {
  const { title, description, colours } = site;
  return new Map([
    [socialImageAddress(), { name: title, isSite: true, footing: description, picture: drawPlaceholder(title, ''), colours }],
    ...topics
      .filter(({ hasFile }) => hasFile)
      .map(({ slug, name }): [string, SocialDrawing] => [
        socialImageAddress(slug),
        { name, isSite: false, footing: title, picture: drawPlaceholder(slug, ''), colours },
      ]),
  ]);
}
