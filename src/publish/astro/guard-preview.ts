import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AstroConfig } from 'astro';
import { judgeRequest } from './judge-request.ts';

type VitePlugin = Extract<NonNullable<NonNullable<AstroConfig['vite']>['plugins']>[number], { name: string }>;

/** Of every answer: no other site may read, load, frame or hold a page that shows drafts. */
const HEADERS = {
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
};

/** Looks at every request to the preview before Vite and Astro do, see `judgeRequest`. */
export function guardPreview(base: string, isRootFile: (path: string) => boolean): VitePlugin {
  return {
    name: 'broadsheet-guard',
    enforce: 'post',
    // What is returned runs after Astro has put its own in front.
    configureServer: (server) => () => {
      server.middlewares.stack.unshift({ route: '', handle: createGuard(base, isRootFile) });
    },
  };
}

function createGuard(base: string, isRootFile: (path: string) => boolean) {
  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const verdict = judgeRequest(request, base, isRootFile);
    if ('url' in verdict) {
      request.url = verdict.url;
      next();
      return;
    }
    if ('location' in verdict) response.setHeader('Location', verdict.location);
    response.writeHead(verdict.status, { 'Content-Type': 'text/plain; charset=utf-8' });
    response.end('reason' in verdict ? `${verdict.status}: ${verdict.reason}\n` : '');
  };
}
