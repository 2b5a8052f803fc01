import type { Publication } from '../../../content/publication.ts';
import type { PreparedPictures } from '../../pictures/prepare-pictures.ts';
import type { StoryStore } from '../story-store.ts';

/** All of a paper that was read whole. */
export interface WholePaper {
  publication: Publication;
  /** Of the publication, in memory. */
  store: StoryStore;
  prepared: PreparedPictures;
  contentDir: string;
  /** What counted as now. */
  now: Date;
}
