import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AstroConfig } from 'astro';
import { judgeRequest } from './judge-request.ts';
import { readPath } from './read-path.ts';

type VitePlugin = Extract<NonNullable<NonNullable<AstroConfig['vite']>['plugins']>[number], { name: string }>;

/** Of every answer: no other site may read, load, frame or hold a page that shows drafts. */
const HEADERS = {
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
};

/** The paper's own files at the root of the site. */
export interface RootFiles {
  /** @param path below the base, decoded */
  has: (path: string) => boolean;
  /** @returns false if it has no such file */
  answer: (path: string, response: ServerResponse) => boolean;
}

/** Looks at every request to the preview before Vite and Astro do, see `judgeRequest`. */
export function guardPreview(base: string, rootFiles: RootFiles, themeDir: string | undefined): VitePlugin {
  return {
    name: 'broadsheet-guard',
    enforce: 'post',
    // What is returned runs after Astro has put its own in front.
    configureServer: (server) => () => {
      server.middlewares.stack.unshift({ route: '', handle: createGuard(base, rootFiles, themeDir) });
    },
  };
}

function createGuard(base: string, rootFiles: RootFiles, themeDir: string | undefined) {
  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const verdict = judgeRequest(request, base, { isRootFile: rootFiles.has, themeDir });
    if ('url' in verdict) {
      request.url = verdict.url;
      const path = readPath(verdict.url);
      // Here, since Astro takes an address without an ending for that of a page.
      if (!path?.startsWith(base) || !rootFiles.answer(path.slice(base.length), response)) next();
      return;
    }
    if ('location' in verdict) response.setHeader('Location', verdict.location);
    response.writeHead(verdict.status, { 'Content-Type': 'text/plain; charset=utf-8' });
    response.end('reason' in verdict ? `${verdict.status}: ${verdict.reason}\n` : '');
  };
}
