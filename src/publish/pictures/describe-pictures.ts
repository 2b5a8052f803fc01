import { relative } from 'node:path';
import type { Publication } from '../../content/publication.ts';
import type { FillResult } from '../../images/fill/fill-tally.ts';
import type { SharedPictureFile } from '../../index/paper/picture-files-table.ts';
import type { PictureLack, PictureRow, SlotUses } from '../../index/paper/pictures-table.ts';
import { countPictureUses } from './count-picture-uses.ts';
import { listFileNames } from './list-file-names.ts';

/** How the site uses a drawing for social media, which no file names. */
const DRAWN: SlotUses = { social: 1 };

/** All pictures that the site names, the drawings for social media, and what drafts name in the content folder. */
export function describePictures(publication: Publication, prepared: FillResult, contentDir: string): PictureRow[] {
  const uses = countPictureUses(publication);
  const { pictures, missing, waiting, originals } = prepared;
  const findLack = createSearch(prepared);
  const urls = new Set([...uses.keys(), ...publication.pictureNames.keys(), ...pictures.keys(), ...missing.keys(), ...waiting]);
  return [...urls].map((url) => {
    const path = publication.picturePaths.get(url);
    const made = pictures.get(url) ?? null;
    const isDrawn = !uses.has(url) && !publication.pictureNames.has(url);
    const names = publication.pictureNames.get(url) ?? 0;
    const row = { url, path: path === undefined ? null : relative(contentDir, path), uses: isDrawn ? DRAWN : (uses.get(url) ?? {}), names };
    return { ...row, made, original: originals.get(url) ?? null, lack: made ? null : findLack(url, uses.has(url) || path === undefined) };
  });
}

function createSearch({ missing, waiting }: FillResult) {
  const isWaiting = new Set(waiting);
  return (url: string, isUsed: boolean): PictureLack => {
    const found = missing.get(url);
    if (found) return { kind: 'missing', reason: found.reason, detail: found.detail };
    return { kind: isWaiting.has(url) ? 'waiting' : isUsed ? 'absent' : 'unused' };
  };
}

/** Files that more than one picture shows. */
export function listSharedFiles({ pictures }: Pick<FillResult, 'pictures'>): SharedPictureFile[] {
  const counts = new Map<string, number>();
  for (const made of pictures.values()) for (const name of listFileNames(made).keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].flatMap(([name, count]) => (count > 1 ? [{ name, pictures: count }] : []));
}
