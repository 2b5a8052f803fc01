import { extname } from 'node:path';
import type { Publication } from '../../content/publication.ts';
import type { RootFile } from '../../content/root-file.ts';
import type { PreviewServer } from '../astro/connect-pages.ts';
import { readPath } from '../astro/read-path.ts';
import { readRootFile } from '../output/stage-root-files.ts';

/** The paper's own files at the root of the site, as the preview hands them out. */
export interface RootFileServer {
  /** @param path below the base, decoded */
  has: (path: string) => boolean;
  follow: (publication: Publication) => void;
  serve: (server: PreviewServer) => void;
}

const TYPES: Readonly<Record<string, string>> = {
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

export function openRootFiles(base: string, opened: Publication): RootFileServer {
  let files = mapTargets(opened);
  return {
    has: (path) => files.has(path),
    follow: (publication) => {
      files = mapTargets(publication);
    },
    serve: (server) => {
      server.middlewares.use((request, response, next) => {
        const path = readPath(request.url ?? '');
        const found = path?.startsWith(base) ? files.get(path.slice(base.length)) : undefined;
        if (!found) return next();
        try {
          const bytes = readRootFile(found);
          response.setHeader('Content-Type', TYPES[extname(found.target).toLowerCase()] ?? 'application/octet-stream');
          response.end(bytes);
        } catch {
          next(); // it has just changed
        }
      });
    },
  };
}

function mapTargets({ rootFiles }: Publication): ReadonlyMap<string, RootFile> {
  return new Map(rootFiles.map((rootFile) => [rootFile.target, rootFile]));
}
