import { dirname, join } from 'node:path/posix';

/**
 * A picture's path from the content folder. Posts of other generators have it from their own file, and in a folder of their own,
 * as `index.md`, a picture's mere name; what else is a path, or an address, is left as it is.
 * @param file the article's, below the content folder
 */
export function findPicturePath(path: string, file: string): string {
  const isBeside = file.endsWith('/index.md') && /^[^/\\:]+$/.test(path);
  return isBeside || /^\.\.?\//.test(path) ? join(dirname(file), path) : path;
}
