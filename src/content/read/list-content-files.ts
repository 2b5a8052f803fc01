import { join, sep } from 'node:path';
import { listFiles } from '../../files/list-files.ts';
import { compareText } from '../../text/compare-text.ts';

export interface ContentFile {
  /** Path below the content folder: NFC, forward slashes. What messages and articles call the file. */
  file: string;
  /** Where the file is on this disk. */
  path: string;
  isRegular: boolean;
}

/**
 * The files of a folder of the publication and of all folders in it, sorted by name; none if the folder is missing.
 * Hidden files and folders are no content.
 * @param folder below the content folder; left out, all of it
 */
export function listContentFiles(contentDir: string, folder = ''): ContentFile[] {
  return listFiles(join(contentDir, folder))
    .map(({ name, path, isRegular }) => ({ file: join(folder, name).split(sep).join('/').normalize('NFC'), path, isRegular }))
    .filter(({ file }) => !file.split('/').some((part) => part.startsWith('.')))
    .toSorted((a, b) => compareText(a.file, b.file));
}
