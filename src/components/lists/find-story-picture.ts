import type { Article } from '../../content/article.ts';
import { findFirstPicture } from '../../content/article-pictures.ts';
import type { PagePicture } from '../../images/page-picture.ts';
import type { Slot } from '../../images/picture-slots.ts';
import { currentSite } from '../../site.ts';

/** Where a story's picture stands. */
export type PicturePlace = keyof typeof SIZES;

/** CSS pixels, by the style sheets: front.css, story-cards.css, story-lists.css, story-wide.css. */
const SIZES = {
  hero: '(min-width: 1390px) 1044px, (min-width: 1056px) calc(100vw - 336px), 94vw',
  lead: '(min-width: 1312px) 821px, (min-width: 768px) 63vw, 94vw',
  card: '(min-width: 1312px) 395px, (min-width: 960px) 30vw, (min-width: 545px) 46vw, 104px',
  thumbnail: '(min-width: 545px) 234px, 104px',
};

const SLOTS: Readonly<Record<PicturePlace, Slot>> = { hero: 'hero', lead: 'hero', card: 'card', thumbnail: 'card' };

export interface StoryPicture {
  picture: PagePicture;
  /** How wide it is shown, for browsers to choose a file by. */
  sizes: string;
}

/** The picture of a story for a place; undefined if the site has no copy. */
export function findStoryPicture({ images }: Pick<Article, 'images'>, place: PicturePlace): StoryPicture | undefined {
  const image = findFirstPicture(images);
  const picture = image && currentSite().findPicture(image.url, SLOTS[place]);
  return picture && { picture, sizes: SIZES[place] };
}
