import { extname } from 'node:path';
import type { Publication } from '../../content/publication.ts';
import type { RootFile } from '../../content/root-file.ts';
import type { RootFiles } from '../astro/guard-preview.ts';
import { readRootFile } from '../output/stage-root-files.ts';

/** Those of the paper as it is now. */
export interface RootFileServer extends RootFiles {
  follow: (publication: Publication) => void;
}

const TYPES: Readonly<Record<string, string>> = {
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

export function openRootFiles(opened: Publication): RootFileServer {
  let files = mapTargets(opened);
  return {
    has: (path) => files.has(path),
    follow: (publication) => {
      files = mapTargets(publication);
    },
    answer: (path, response) => {
      const found = files.get(path);
      if (!found) return false;
      try {
        const bytes = readRootFile(found);
        response.setHeader('Content-Type', TYPES[extname(found.target).toLowerCase()] ?? 'application/octet-stream');
        response.end(bytes);
        return true;
      } catch {
        return false; // it has just changed
      }
    },
  };
}

function mapTargets({ rootFiles }: Publication): ReadonlyMap<string, RootFile> {
  return new Map(rootFiles.map((rootFile) => [rootFile.target, rootFile]));
}
