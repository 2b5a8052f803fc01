import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import { renditionPath } from '../../images/store/store-records.ts';
import { folderOf, ROUTES } from '../../routes.ts';
import type { PreviewServer } from '../astro/connect-pages.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.svg': 'image/svg+xml',
};

/** Serves the site's pictures from the store. */
export function servePictures(server: PreviewServer, base: string, storeDir: string): void {
  const root = `${base}${folderOf(ROUTES.picture)}/`;
  server.middlewares.use((request, response, next) => {
    const name = request.url?.startsWith(root) ? request.url.slice(root.length) : '';
    const type = /^[0-9a-f]+\.\w+$/.test(name) ? TYPES[extname(name)] : undefined;
    if (!type) return next();
    response.setHeader('Content-Type', type);
    createReadStream(renditionPath(storeDir, name))
      .on('error', () => next())
      .pipe(response);
  });
}
