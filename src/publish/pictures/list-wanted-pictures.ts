import { isLocalPicture, listArticlePictures, listBodyUses, type PictureRole } from '../../content/article-pictures.ts';
import type { Publication } from '../../content/publication.ts';
import type { PictureJob } from '../../images/picture-job.ts';
import type { Slot } from '../../images/picture-slots.ts';

/** The slots that show a picture of each kind. */
const SLOTS: Readonly<Record<PictureRole, readonly Slot[]>> = {
  first: ['hero', 'card', 'social'],
  further: ['hero'],
  related: ['card'],
  logo: ['logo'],
  portrait: ['portrait'],
  body: ['hero'],
  embedded: ['hero'],
};

/** The pictures that a site shows, each once, with all slots that show it. */
export function listWantedPictures({
  site: { logo: mark, icon },
  articles,
  providers,
  authors,
  pages,
  picturePaths,
}: Pick<Publication, 'site' | 'articles' | 'providers' | 'authors' | 'pages' | 'picturePaths'>): PictureJob[] {
  const slotsOf = new Map<string, Set<Slot>>();
  const want = (url: string, slots: readonly Slot[]) => {
    const known = slotsOf.get(url) ?? new Set();
    for (const slot of slots) known.add(slot);
    slotsOf.set(url, known);
  };
  for (const article of articles) for (const { url, role } of listArticlePictures(article)) want(url, SLOTS[role]);
  for (const page of pages) for (const { url, role } of listBodyUses(page)) want(url, SLOTS[role]);
  for (const { logo } of providers) if (logo) want(logo.url, SLOTS.logo);
  for (const { picture } of authors) if (picture) want(picture.url, SLOTS.portrait);
  for (const url of [mark?.light, mark?.dark, icon?.light, icon?.dark]) if (url !== undefined) want(url, SLOTS.further);
  return [...slotsOf]
    .map(([url, slots]) => ({ url, path: picturePaths.get(url), slots: [...slots] }))
    .filter(({ url, path }) => path !== undefined || !isLocalPicture(url));
}
