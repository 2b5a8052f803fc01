import { readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { listFiles } from '../../files/list-files.ts';
import { compareText } from '../../text/compare-text.ts';

/** Its files go to the root of the site as they are. */
export const PUBLIC_FOLDER = 'public';

export interface ContentFile {
  /** Path below the content folder: NFC, forward slashes. What messages and articles call the file. */
  file: string;
  /** Where the file is on this disk. */
  path: string;
  /** False for a link, a folder or a device. */
  isRegular: boolean;
}

/**
 * The files of a folder of the publication and of all folders in it, sorted by name; none if the folder is missing, or none.
 * Hidden files and folders are no content, but below `public/`.
 * @param folder below the content folder; left out, all of it
 */
export function listContentFiles(contentDir: string, folder = ''): ContentFile[] {
  if (!isFolderAt(join(contentDir, folder))) return [];
  const isContent = folder === PUBLIC_FOLDER ? isForSite : isVisible;
  return listFiles(join(contentDir, folder))
    .map(({ name, path, isRegular }) => ({ file: join(folder, name).split(sep).join('/').normalize('NFC'), path, isRegular }))
    .filter(({ file }) => isContent(file))
    .toSorted((a, b) => compareText(a.file, b.file));
}

/** Below `news/`. Others have a text for a list of articles there, which is no article. */
export function isArticleFile(file: string): boolean {
  return file.endsWith('.md') && !isListText(file);
}

/** Hugo's; see https://gohugo.io/content-management/page-bundles/#branch-bundles. */
export function isListText(file: string): boolean {
  return /(?:^|\/)_index\.md$/.test(file);
}

function isVisible(file: string): boolean {
  return !file.split('/').some((part) => part.startsWith('.'));
}

/** What machines and version control leave in a folder, and editors while they write. */
function isForSite(file: string): boolean {
  return !file.split('/').some((part) => /^(?:\.DS_Store|\.git\w*|\._.*|Thumbs\.db|desktop\.ini|\..*\.sw\w|.*~)$/i.test(part));
}

/** What stands at the top of the content folder, by name: the files of a folder, or the file itself. */
export type PaperFiles = ReadonlyMap<string, readonly ContentFile[]>;

/** The folders that a paper is made of; they alone may be links. */
export const PAPER_FOLDERS: readonly string[] = ['news', 'pages', PUBLIC_FOLDER, 'topics', 'providers', 'authors', 'words'];

/** All files of the content folder. Packages that lie there are no content. */
export function listPaperFiles(contentDir: string): PaperFiles {
  const tops = readdirSync(contentDir, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.') && name !== 'node_modules');
  const listed = tops.map((entry): [string, ContentFile[]] => {
    const [file, path] = [entry.name.normalize('NFC'), join(contentDir, entry.name)];
    const isFolder = entry.isDirectory() || (PAPER_FOLDERS.includes(file) && isFolderAt(path));
    return [file, isFolder ? listContentFiles(contentDir, entry.name) : [{ file, path, isRegular: entry.isFile() }]];
  });
  return new Map(listed);
}

function isFolderAt(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false; // not there, or a link to itself
  }
}
