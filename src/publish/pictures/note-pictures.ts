import type { Publication } from '../../content/publication.ts';
import type { FillResult } from '../../images/fill/fill-tally.ts';
import type { IndexTables } from '../../index/index-tables.ts';
import { describePictures, listSharedFiles } from './describe-pictures.ts';

/** Notes in the index what became of all pictures of a site. @returns how many rows were not there already as they are */
export function notePictures({ paper, notes }: IndexTables, publication: Publication, prepared: FillResult, contentDir: string): number {
  const written = paper.pictures.replace(describePictures(publication, prepared, contentDir));
  const shared = paper.pictureFiles.replace(listSharedFiles(prepared));
  const bytes = String(prepared.size);
  if (notes.read('pictureBytes') !== bytes) notes.write('pictureBytes', bytes);
  return written + shared;
}
