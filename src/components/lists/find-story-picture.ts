import type { Article } from '../../content/article.ts';
import { findFirstPicture } from '../../content/article-pictures.ts';
import type { PagePicture } from '../../images/page-picture.ts';
import type { Slot } from '../../images/picture-slots.ts';
import { currentSite } from '../../site.ts';

/** Where a story's picture stands. */
export type PicturePlace = 'hero' | 'lead' | 'top' | 'feature' | 'half' | 'card' | 'section' | 'small' | 'thumbnail' | 'river';

interface PlaceShape {
  slot: Slot;
  /** How wide the style sheets show it, in CSS pixels of a page of 82rem at the most; a test measures. */
  sizes: string;
}

const PLACES: Readonly<Record<PicturePlace, PlaceShape>> = {
  hero: { slot: 'hero', sizes: '(min-width: 1390px) 1044px, (min-width: 1056px) calc(100vw - 336px), 94vw' },
  lead: {
    slot: 'hero',
    sizes: '(min-width: 1504px) 450px, (min-width: 1476px) 947px, (min-width: 1024px) 64vw, (min-width: 768px) 57vw, 94vw',
  },
  top: {
    slot: 'card',
    sizes: '(min-width: 1504px) 228px, (min-width: 1476px) 292px, (min-width: 1024px) 19.5vw, (min-width: 545px) 29vw, 117px',
  },
  feature: { slot: 'hero', sizes: '(min-width: 1476px) 912px, (min-width: 960px) 61vw, (min-width: 768px) 46vw, 94vw' },
  half: { slot: 'card', sizes: '(min-width: 1476px) 684px, (min-width: 545px) 46vw, 117px' },
  card: { slot: 'card', sizes: '(min-width: 1476px) 444px, (min-width: 960px) 30vw, (min-width: 545px) 46vw, 117px' },
  section: {
    slot: 'card',
    sizes: '(min-width: 1476px) 317px, (min-width: 1024px) 21vw, (min-width: 768px) 46vw, (min-width: 545px) 94vw, 117px',
  },
  small: { slot: 'card', sizes: '(min-width: 1476px) 324px, (min-width: 1024px) 22vw, (min-width: 545px) 46vw, 117px' },
  thumbnail: { slot: 'card', sizes: '(min-width: 545px) 234px, 117px' },
  river: { slot: 'card', sizes: '(min-width: 545px) 162px, 117px' },
};

export interface StoryPicture {
  picture: PagePicture;
  /** How wide it is shown, for browsers to choose a file by. */
  sizes: string;
}

/** How wide a place shows its picture, see {@link StoryPicture}. */
export function sizesOf(place: PicturePlace): string {
  return PLACES[place].sizes;
}

/** The picture of a story for a place; undefined if the site has no copy. */
export function findStoryPicture({ images }: Pick<Article, 'images'>, place: PicturePlace): StoryPicture | undefined {
  const image = findFirstPicture(images);
  const { slot, sizes } = PLACES[place];
  const picture = image && currentSite().findPicture(image.url, slot);
  return picture && { picture, sizes };
}
