import type { IncomingHttpHeaders } from 'node:http';
import { join, normalize, sep } from 'node:path';
import { ASTRO_ROOT, ENGINE_DIR } from '../../command/engine-code.mjs';
import { findRoute } from '../../routes.ts';
import { cutOutside, OUTSIDE } from './astro-insides.ts';
import { readPath } from './read-path.ts';

/** What becomes of a request to the preview: where it goes on to, or how it is answered. */
export type Verdict = { url: string } | { status: 302; location: string } | { status: 400 | 403 | 404 | 405; reason: string };

/** A request as Node's server has it. */
export interface AskedRequest {
  method?: string | undefined;
  url?: string | undefined;
  headers: IncomingHttpHeaders;
}

/** Vite's own, in the browser. */
const CLIENT = /^\/@vite\/client(?:\?t=\d+)?$|\/node_modules\/vite\/dist\/client\/env\.mjs$/;

/** Of components: their scripts and styles. */
const PART = String.raw`\.astro\?astro&type=(?:script|style)&index=\d+&lang\.(?:ts|css)(?:&t=\d+)?$`;

/** Below the engine's folder, what pages load besides the site: of our code what runs in a browser, styles and fonts. */
const OF_ENGINE: readonly RegExp[] = [
  /^src\/(?:browser|words|text)\/(?:[\w-]+\/)*[\w-]+\.ts(?:\?t=\d+)?$/,
  /^src\/(?:[\w-]+\/)*[\w-]+\.css(?:\?t=\d+)?$/,
  /^src\/theme\/fonts\/[\w-]+\.woff2$/,
  new RegExp(String.raw`^src\/(?:pages|components|layouts)\/[\w./[\]-]+${PART}`),
];

/** Below the theme's: what its scripts and styles name. */
const OF_THEME: readonly RegExp[] = [
  /^(?:[\w-]+\/)*[\w.-]+\.(?:css|js|mjs|ts|json|svg|png|jpg|webp|avif|gif|woff2)(?:\?t=\d+)?$/,
  new RegExp(String.raw`^(?:[\w-]+\/)*[\w.[\]-]+${PART}`),
];

/** Who answers besides Astro's pages, and with what. */
export interface PreviewFiles {
  /** Whether the site has a file of the paper's own there, below its base. */
  isRootFile?: (path: string) => boolean;
  /** See `Environment`. */
  themeDir?: string | undefined;
}

/** Where Vite looks for modules; it would take a page's address there for one. */
const TOOLS = /^\/(?:@(?:fs|id|vite)|__|node_modules\/|src\/|\.)/;

/**
 * The preview shows drafts, and its server could hand out more: so it answers its own pages only, and only with what they need. Everything
 * else that lies in the engine's folder, the content first, is nobody's to load.
 */
export function judgeRequest(
  { method = 'GET', url = '', headers }: AskedRequest,
  base: string,
  { isRootFile = () => false, themeDir }: PreviewFiles = {},
): Verdict {
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, reason: 'The preview can only be read.' };
  const path = readPath(url);
  if (path === undefined) return { status: 400, reason: 'This is not an address.' };
  if (isForeign(headers)) return { status: 403, reason: 'The preview shows drafts, and answers its own pages only.' };
  if (isModule(decodeURI(url), themeDir)) return { url };
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

/** @param url from Vite's root, or from that of the disk where the file lies elsewhere */
function isModule(url: string, themeDir: string | undefined): boolean {
  if (CLIENT.test(url)) return true;
  const file = url.startsWith(OUTSIDE) ? normalize(cutOutside(url)) : join(ASTRO_ROOT, url);
  const isBelow = (folder: string, patterns: readonly RegExp[]) =>
    file.startsWith(folder + sep) && patterns.some((pattern) => pattern.test(file.slice(folder.length + 1)));
  return isBelow(ENGINE_DIR, OF_ENGINE) || (themeDir !== undefined && isBelow(themeDir, OF_THEME));
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
