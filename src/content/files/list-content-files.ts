import { readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
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
 * Below `public/` hidden ones too.
 * @param folder below the content folder; left out, all of it
 */
export function listContentFiles(contentDir: string, folder = ''): ContentFile[] {
  return findContentFiles(contentDir, folder).toSorted((a, b) => compareText(a.file, b.file));
}

/** The words of a theme, which lies elsewhere; named as they are from the content folder. */
export function listThemeWords(contentDir: string, themeDir: string | undefined): ContentFile[] {
  if (themeDir === undefined) return [];
  const files = listContentFiles(themeDir, 'words');
  return files.map((file) => ({ ...file, file: relative(contentDir, file.path).split(sep).join('/') }));
}

/** The same in no certain order: to sort 100,000 takes 0.1 s. */
function findContentFiles(contentDir: string, folder: string): ContentFile[] {
  if (!isFolderAt(join(contentDir, folder))) return [];
  const isContent = folder === PUBLIC_FOLDER ? isForSite : isVisible;
  const prefix = folder === '' ? '' : `${folder}/`;
  return listFiles(join(contentDir, folder))
    .map(({ name, path, isRegular }) => ({ file: toFileName(prefix + name), path, isRegular }))
    .filter(({ file }) => isContent(file));
}

/** In plain ASCII there is nothing to put in a normal form, which takes four times as long as to look. */
function toFileName(name: string): string {
  const file = sep === '/' ? name : name.replaceAll(sep, '/');
  return /^[ -~]*$/.test(file) ? file : file.normalize('NFC');
}

/** Below `news/`. Others have a text for a list of articles there, which is no article. */
export function isArticleFile(file: string): boolean {
  return file.endsWith('.md') && !isListText(file);
}

/** Hugo's; see https://gohugo.io/content-management/page-bundles/#branch-bundles. */
export function isListText(file: string): boolean {
  return /(?:^|\/)_index\.md$/.test(file);
}

/** Hidden files, and all in hidden folders, are no content. */
export function isVisible(file: string): boolean {
  return !file.startsWith('.') && !file.includes('/.');
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
  const listed = readTop(contentDir).map(({ file, path, isRegular, folder }): [string, ContentFile[]] => {
    return [file, folder === undefined ? [{ file, path, isRegular }] : listContentFiles(contentDir, folder)];
  });
  return new Map(listed);
}

/**
 * The same in no certain order.
 * @param isWanted asked for each name at the top of the content folder, as it stands on the disk
 */
export function findPaperFiles(contentDir: string, isWanted: (name: string) => boolean = () => true): ContentFile[] {
  return readTop(contentDir, isWanted).flatMap(({ file, path, isRegular, folder }) => {
    return folder === undefined ? [{ file, path, isRegular }] : findContentFiles(contentDir, folder);
  });
}

/** What stands at the top of the content folder; as `folder` the name on the disk of what is one. */
function readTop(contentDir: string, isWanted: (name: string) => boolean = () => true): (ContentFile & { folder: string | undefined })[] {
  return readdirSync(contentDir, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules' && isWanted(name))
    .map((entry) => {
      const [file, path] = [entry.name.normalize('NFC'), join(contentDir, entry.name)];
      const isFolder = entry.isDirectory() || (PAPER_FOLDERS.includes(file) && isFolderAt(path));
      return { file, path, isRegular: entry.isFile(), folder: isFolder ? entry.name : undefined };
    });
}

function isFolderAt(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false; // not there, or a link to itself
  }
}
