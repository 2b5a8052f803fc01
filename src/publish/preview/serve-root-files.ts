import { readFileSync, statSync } from 'node:fs';
import { extname, join, resolve, sep } from 'node:path';
import type { Publication } from '../../content/publication.ts';
import type { RootFile } from '../../content/root-file.ts';
import type { RootFiles } from '../astro/guard-preview.ts';
import { readRootFile } from '../output/stage-root-files.ts';

/** Those of the paper as it is now. */
export interface RootFileServer extends RootFiles {
  follow: (publication: Publication) => void;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

/** @param themeDir whose `public/` is copied too, as it is */
export function openRootFiles(opened: Publication, themeDir: string | undefined): RootFileServer {
  let files = mapTargets(opened);
  const readOfTheme = (path: string) => (themeDir === undefined ? undefined : readBelow(join(themeDir, 'public'), path));
  return {
    has: (path) => files.has(path) || readOfTheme(path) !== undefined,
    follow: (publication) => {
      files = mapTargets(publication);
    },
    answer: (path, response) => {
      const found = files.get(path);
      try {
        const bytes = found ? readRootFile(found) : readOfTheme(path);
        if (!bytes) return false;
        response.setHeader('Content-Type', TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream');
        response.end(bytes);
        return true;
      } catch {
        return false; // it has just changed
      }
    },
  };
}

function readBelow(folder: string, path: string): Buffer | undefined {
  const file = resolve(folder, path);
  return file.startsWith(folder + sep) && statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file) : undefined;
}

function mapTargets({ rootFiles }: Publication): ReadonlyMap<string, RootFile> {
  return new Map(rootFiles.map((rootFile) => [rootFile.target, rootFile]));
}
