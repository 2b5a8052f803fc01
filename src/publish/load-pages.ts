import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RouteData } from 'astro';
import { StaticPaths, type StaticPathsApp } from 'astro/runtime/prerender/static-paths.js';
import { compareText } from '../articles/problem.ts';
import type { PageStyles } from './page-bundle.ts';
import { readBytes, usePlainResponses } from './plain-response.ts';

/** A page, a feed or another document of the site. */
export interface PagePath {
  /** Below the output folder. */
  file: string;
  /** On the site, below its base. */
  address: string;
  /** Of the source that draws it; the same for all pages of a route. */
  component: string;
  /** What it is made of, by what, see `MakeCacheKey`; undefined for a page that is rendered in every build. */
  key: string | undefined;
}

export interface Pages {
  /** All that the current site has; those that show the same stories next to each other. */
  list: () => Promise<PagePath[]>;
  /** @returns the file's bytes */
  render: (page: PagePath) => Promise<Buffer>;
}

/** The app in a bundle, as far as Astro's own prerenderer uses it (astro 7.3: `core/build/default-prerenderer.js`). */
interface BuildApp extends StaticPathsApp {
  logger: unknown;
  setInternals: (internals: { pagesByKeys: ReadonlyMap<string, { styles: PageStyles }> }) => void;
  setOptions: (options: { settings: { scripts: readonly [] }; logger: unknown }) => void;
  render: (request: Request, options: { routeData: RouteData }) => Promise<Response>;
}

/** The pages of a bundle, for the current site. */
export async function loadPages(bundle: string): Promise<Pages> {
  usePlainResponses();
  const app = await loadApp(bundle);
  const { base, routes, pageMap } = app.manifest;
  // Astro imports a page's module for each address anew: 1.5 s for 48,000.
  for (const [component, load] of pageMap ?? []) pageMap?.set(component, once(load));
  const routeOf = new Map(routes.map(({ routeData }) => [routeData.component, routeData]));
  return {
    list: async () => {
      const paths = await new StaticPaths(app).getAll();
      return paths
        .map(({ pathname, route, cacheKey }) => describePath(pathname.replace(/^\/|\/$/g, ''), route, cacheKey))
        .toSorted((a, b) => compareText(subjectOf(a), subjectOf(b)));
    },
    render: async ({ address, component }) => {
      const routeData = routeOf.get(component);
      if (!routeData) throw new Error(`the bundle has no ${component}`);
      const response = await app.render(new Request(new URL(base + address, 'http://localhost')), { routeData });
      return readBytes(response);
    },
  };
}

function describePath(path: string, { type, component }: RouteData, cacheKey: string | undefined): PagePath {
  const key = cacheKey === undefined ? undefined : `${component} ${cacheKey}`;
  if (type !== 'page') return { file: path, address: path, component, key };
  const file = path === '404' ? '404.html' : join(path, 'index.html');
  return { file, address: path === '' ? '' : `${path}/`, component, key };
}

/** The same for an article and its API document, and nearly the same for the formats of a feed. */
function subjectOf({ address }: PagePath): string {
  return address.replace(/^api\//, '');
}

async function loadApp(bundle: string): Promise<BuildApp> {
  const folder = join(bundle, 'modules');
  const entry = (await readdir(folder)).find((name) => /^prerender-entry\..*\.mjs$/.test(name));
  if (!entry) throw new Error(`no entry among the pages that Astro bundled in ${folder}`);
  const { app } = (await import(pathToFileURL(join(folder, entry)).href)) as { app: BuildApp };
  const styles = JSON.parse(await readFile(join(bundle, 'styles.json'), 'utf8')) as [string, PageStyles][];
  app.setInternals({ pagesByKeys: new Map(styles.map(([page, ofPage]) => [page, { styles: ofPage }])) });
  app.setOptions({ settings: { scripts: [] }, logger: app.logger });
  return app;
}

function once<Result>(load: () => Result): () => Result {
  let loaded: { result: Result } | undefined;
  return () => {
    loaded ??= { result: load() };
    return loaded.result;
  };
}
