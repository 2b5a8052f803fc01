import { isLocalPicture } from '../../content/article-pictures.ts';
import type { Publication } from '../../content/publication.ts';
import type { PictureJob } from '../../images/picture-job.ts';
import { countPictureUses, listSlots } from './count-picture-uses.ts';

type NamingPictures = Pick<Publication, 'site' | 'articles' | 'providers' | 'authors' | 'pages' | 'picturePaths'>;

/** The pictures that a site shows, each once, with all slots that show it. */
export function listWantedPictures(publication: NamingPictures): PictureJob[] {
  return [...countPictureUses(publication)]
    .map(([url, uses]) => ({ url, path: publication.picturePaths.get(url), slots: listSlots(uses) }))
    .filter(({ url, path }) => path !== undefined || !isLocalPicture(url));
}
