import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { APIContext, APIRoute, RouteData } from 'astro';
import { ENGINE_DIR } from '../../command/engine-code.mjs';
import { KnownFailure } from '../../command/known-failure.ts';
import type { FileParts } from '../../files/write-parts.ts';
import { currentSite } from '../../site.ts';
import { compareText } from '../../text/compare-text.ts';
import { type BuildApp, ENTRY_NAME, nameRoute, RENDERER_NAME, type Renderer } from './astro-insides.ts';
import { listRoute, type RoutePath } from './list-route.ts';
import { openPageRenderer } from './page-renderer.ts';
import { insertStyles, readPageStyles } from './page-styles.ts';
import { readBody, usePlainResponses } from './plain-response.ts';

/** A page, a feed or another document of the site. */
export interface PagePath {
  /** Below the output folder. */
  file: string;
  /** On the site, below its base. */
  address: string;
  /** Of the source that draws it; the same for all pages of a route. */
  component: string;
  /** What the route's `getStaticPaths` says of it. */
  params: Params;
}

type Params = APIContext['params'];

/** Whose code makes a page. */
export type PageMaker = 'engine' | 'theme';

export interface Pages {
  /**
   * All that the current site has; those that show the same stories next to each other.
   * @param maker whose pages; left out, the engine's and the theme's
   */
  list: (maker?: PageMaker) => Promise<PagePath[]>;
  /** @returns the file */
  render: (page: PagePath) => Promise<FileParts>;
}

/** The pages of a bundle, for the current site. */
export async function loadPages(bundle: string): Promise<Pages> {
  usePlainResponses();
  (globalThis as { broadsheetRequire?: NodeJS.Require }).broadsheetRequire = createRequire(join(ENGINE_DIR, 'package.json'));
  const styles = await readPageStyles(bundle, currentSite().settings.styles);
  const app = await loadApp(bundle);
  const renderer = (await import(pathToFileURL(join(bundle, 'modules', RENDERER_NAME)).href)) as Renderer;
  const renderPage = openPageRenderer(renderer, app);
  const { routes, pageMap } = app.manifest;
  // Astro imports a page's module for each address anew: 1.5 s for 48,000.
  for (const [component, load] of pageMap ?? []) pageMap?.set(component, once(load));
  const routeOf = new Map(routes.map(({ routeData }) => [routeData.component, routeData]));
  return {
    list: async (maker) => {
      const wanted = routes.filter(({ routeData }) => maker === undefined || makerOf(routeData) === maker);
      const lists = wanted.map(async ({ routeData }) => (await listRoute(app, routeData)).map((path) => describePath(path, routeData)));
      const paths = (await Promise.all(lists)).flat().map((path) => ({ path, subject: subjectOf(path) }));
      const sorted = paths.toSorted((a, b) => compareText(a.subject, b.subject)).map(({ path }) => path);
      refuseTwice(sorted);
      return sorted;
    },
    render: async ({ address, component, params }) => {
      const routeData = routeOf.get(component);
      if (!routeData) throw new Error(`the bundle has no ${component}`);
      if (routeData.type === 'endpoint') return [await readBody(await callEndpoint(app, routeData, params))];
      const merged = styles.get(nameRoute(routeData.route, component));
      const html = await renderPage(routeData, merged?.styles ?? [], { address, params });
      return insertStyles(html, merged);
    },
  };
}

function describePath({ path, params }: RoutePath, { type, component }: RouteData): PagePath {
  const common = { component, params };
  if (type !== 'page') return { ...common, file: path, address: path };
  const file = path === '404' ? '404.html' : join(path, 'index.html');
  return { ...common, file, address: path === '' ? '' : `${path}/` };
}

/** Assumption 3: the engine's are told to Astro, and the theme's it finds by itself. */
function makerOf({ origin }: RouteData): PageMaker {
  return origin === 'project' ? 'theme' : 'engine';
}

/** @param sorted by what they are about @throws {KnownFailure} if two would be one file */
function refuseTwice(sorted: readonly PagePath[]): void {
  const index = sorted.findIndex(({ file }, place) => file === sorted[place + 1]?.file);
  const [first, second] = sorted.slice(index, index + 2);
  if (index < 0 || !first || !second) return;
  throw new KnownFailure(`${first.component} and ${second.component} both make /${first.address}; give one of them another address`);
}

/** The address of a page that lies in a file. */
export function addressOf(file: string): string {
  if (file === '404.html') return '404';
  return basename(file) === 'index.html' ? file.slice(0, -'index.html'.length).split(sep).join('/') : file.split(sep).join('/');
}

/** Through Astro's app it would take twice as long, for a request that says nothing and a middleware that is not there. */
async function callEndpoint(app: BuildApp, route: RouteData, params: Params): Promise<Response> {
  const { GET } = (await app.getComponentByRoute(route)) as unknown as { GET: APIRoute };
  return GET(new Proxy({ params }, ENDPOINT_CONTEXT) as APIContext);
}

const ENDPOINT_CONTEXT: ProxyHandler<{ params: Params }> = {
  get: (context, name) => {
    if (name === 'params') return context.params;
    throw new Error(`a build gives an endpoint params, and nothing else; found a use of ${String(name)}`);
  },
};

/** The same for an article and its API document, and nearly the same for the formats of a feed. */
function subjectOf({ address }: PagePath): string {
  return address.replace(/^api\//, '');
}

async function loadApp(bundle: string): Promise<BuildApp> {
  const folder = join(bundle, 'modules');
  const names = await readdir(folder);
  // A theme's: its errors name their places.
  if (names.some((name) => name.endsWith('.map'))) process.setSourceMapsEnabled(true);
  const entry = names.find((name) => ENTRY_NAME.test(name));
  if (!entry) throw new Error(`no entry among the pages that Astro bundled in ${folder}`);
  return ((await import(pathToFileURL(join(folder, entry)).href)) as { app: BuildApp }).app;
}

function once<Result>(load: () => Result): () => Result {
  let loaded: { result: Result } | undefined;
  return () => {
    loaded ??= { result: load() };
    return loaded.result;
  };
}
