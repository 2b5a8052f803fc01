import { join } from 'node:path';

/** The folder of pictures, see `PictureStore`. */
export function pictureStoreDir(cacheDir: string): string {
  return join(cacheDir, 'images');
}
