import type { IncomingHttpHeaders } from 'node:http';
import { findRoute } from '../../routes.ts';
import { readPath } from './read-path.ts';

/** What becomes of a request to the preview: where it goes on to, or how it is answered. */
export type Verdict = { url: string } | { status: 302; location: string } | { status: 400 | 403 | 404 | 405; reason: string };

/** A request as Node's server has it. */
export interface AskedRequest {
  method?: string | undefined;
  url?: string | undefined;
  headers: IncomingHttpHeaders;
}

/**
 * What pages load besides the site: Vite's client, and of our code what runs in a browser, styles and fonts. Everything else
 * that lies in the engine's folder, the content first, is nobody's to load.
 */
const MODULES: readonly RegExp[] = [
  /^\/@vite\/client(?:\?t=\d+)?$/,
  /^\/node_modules\/vite\/dist\/client\/env\.mjs$/,
  /^\/src\/(?:browser|words|text)\/(?:[\w-]+\/)*[\w-]+\.ts(?:\?t=\d+)?$/,
  /^\/src\/(?:[\w-]+\/)*[\w-]+\.css(?:\?t=\d+)?$/,
  /^\/src\/theme\/fonts\/[\w-]+\.woff2$/,
  /^\/src\/(?:pages|components|layouts)\/[\w./[\]-]+\.astro\?astro&type=script&index=\d+&lang\.ts(?:&t=\d+)?$/,
];

/** Where Vite looks for modules; it would take a page's address there for one. */
const TOOLS = /^\/(?:@(?:fs|id|vite)|__|node_modules\/|src\/|\.)/;

/**
 * The preview shows drafts, and its server could hand out more: so it answers its own pages only, and only with what they need.
 * @param isRootFile whether the site has a file of the paper's own there, below its base
 */
export function judgeRequest(
  { method = 'GET', url = '', headers }: AskedRequest,
  base: string,
  isRootFile: (path: string) => boolean = () => false,
): Verdict {
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, reason: 'The preview can only be read.' };
  const path = readPath(url);
  if (path === undefined) return { status: 400, reason: 'This is not an address.' };
  if (isForeign(headers)) return { status: 403, reason: 'The preview shows drafts, and answers its own pages only.' };
  if (MODULES.some((pattern) => pattern.test(decodeURI(url)))) return { url };
  const [plain = ''] = url.split('?', 1);
  // Astro says where the site is.
  if (path === '/' && base !== '/') return { url: plain };
  const notFound: Verdict = { status: 404, reason: 'The preview has nothing at this address.' };
  if (path.startsWith(base) && isRootFile(path.slice(base.length))) return { url: plain };
  if (TOOLS.test(path) || !path.startsWith(base)) return notFound;
  // What a query asks for, such as `?raw`, concerns tools; pages read it in the browser.
  if (path.endsWith('/') || findRoute(path.slice(base.length)) !== undefined) return { url: plain };
  return /\.[^/]*$/.test(path) ? notFound : { status: 302, location: `${plain}/` };
}

/**
 * Whether another site's page asks. It may lead its reader here, and may load nothing: browsers say who asks
 * (https://www.w3.org/TR/fetch-metadata/), and another port of this machine is another site.
 */
function isForeign({ host, origin, ...headers }: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'] ?? 'none';
  const isVisit = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  const isOfOthers = origin !== undefined && URL.parse(origin)?.host !== host;
  return isOfOthers || (site !== 'none' && site !== 'same-origin' && !isVisit);
}
