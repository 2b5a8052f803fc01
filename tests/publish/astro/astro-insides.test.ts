import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RouteData } from 'astro';
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { readEnvironment } from '../../../src/command/environment.ts';
import { readPublication } from '../../../src/content/read/read-publication.ts';
import type { FillResult } from '../../../src/images/fill/fill-tally.ts';
import {
  type BuildApp,
  CONTENT_CHANGED,
  compareStyles,
  ENTRY_NAME,
  nameRoute,
  type PageStyles,
  RENDERER_NAME,
  type Renderer,
} from '../../../src/publish/astro/astro-insides.ts';
import { listRoute, spellPaths } from '../../../src/publish/astro/list-route.ts';
import { openBundle } from '../../../src/publish/astro/open-bundle.ts';
import { openPageRenderer } from '../../../src/publish/astro/page-renderer.ts';
import { type BundleStyles, readPageStyles } from '../../../src/publish/astro/page-styles.ts';
import { readSiteCode } from '../../../src/publish/cache/hash-engine.ts';
import { openPublication } from '../../../src/publish/render/open-publication.ts';
import { setCurrentSite } from '../../../src/site.ts';
import { compareText } from '../../../src/text/compare-text.ts';
import { ENGINE_DIR } from '../../run-command.ts';

const ASTRO = join(ENGINE_DIR, 'node_modules/astro/dist');

/** What a build by Astro itself asks of the app. */
interface RequestApp extends BuildApp {
  setInternals: (internals: { pagesByKeys: ReadonlyMap<string, { styles: PageStyles }> }) => void;
  setOptions: (options: { settings: { scripts: readonly [] }; logger: unknown }) => void;
  render: (request: Request, options: { routeData: RouteData }) => Promise<Response>;
}

let bundle: string;
let entries: string[];
let app: RequestApp;
let renderer: Renderer;
let stylesOf: Map<string, PageStyles>;
let parts: readonly string[];

beforeAll(async () => {
  const environment = readEnvironment({ CONTENT_DIR: 'tests/fixtures/small', OUT_DIR: 'dist' }, ENGINE_DIR);
  const publication = await readPublication({ ...environment, includesDrafts: false });
  const prepared: FillResult = {
    pictures: new Map(),
    originals: new Map(),
    missing: new Map(),
    kept: [],
    waiting: [],
    fetched: 0,
    unchanged: 0,
    made: 0,
    reused: 0,
    received: 0,
    size: 0,
  };
  setCurrentSite(openPublication(publication, prepared, { now: environment.now, isPreview: false }));
  bundle = await openBundle(readSiteCode(environment), publication.site.base, new AbortController().signal);
  entries = (await readdir(join(bundle, 'modules'))).filter((name) => ENTRY_NAME.test(name));
  const styles = JSON.parse(await readFile(join(bundle, 'styles.json'), 'utf8')) as BundleStyles;
  stylesOf = new Map(styles.pages);
  parts = styles.parts;
  renderer = await import(pathToFileURL(join(bundle, 'modules', RENDERER_NAME)).href);
  ({ app } = await import(pathToFileURL(join(bundle, 'modules', entries[0] ?? '')).href));
});

describe('What we rely on of Astro’s insides, by its number in astro-insides.ts:', () => {
  it('1. a build leaves its modules in .prerender, and tells the style sheets of its pages', () => {
    expect(existsSync(join(bundle, 'modules'))).toBe(true);
    expect(stylesOf.size).toBeGreaterThan(10);
  });

  it('2. one module is the entry, with an app that knows the routes and finds the module of one', async () => {
    expect(entries).toHaveLength(1);
    const route = app.manifest.routes.find(({ routeData }) => routeData.component === 'src/pages/404.astro')?.routeData;
    if (!route) throw new Error('src/pages/404.astro has no route');
    expect(await app.getComponentByRoute(route)).toHaveProperty('default');
  });

  it('3. a route has the paths that Astro itself would build', async () => {
    const theirs = Map.groupBy(await new StaticPaths(app).getAll(), ({ route }) => route);
    expect(theirs.size).toBeGreaterThan(30);
    for (const { routeData: route } of app.manifest.routes) {
      const paths = (await listRoute(app, route)).map(({ path }) => path);
      expect(paths, route.component).toEqual((theirs.get(route) ?? []).map(({ pathname }) => pathname.replace(/^\/|\/$/g, '')));
    }
  });

  it('3. an address is spelled as Astro spells it, whatever its params hold', async () => {
    const { getRouteGenerator } = await import(pathToFileURL(join(ASTRO, 'core/routing/generator.js')).href);
    const segments = [
      [{ content: 'topics', dynamic: false, spread: false }],
      [
        { content: 'topic', dynamic: true, spread: false },
        { content: '.json', dynamic: false, spread: false },
      ],
      [{ content: '...list', dynamic: true, spread: true }],
    ];
    const spell = getRouteGenerator(segments, 'never');
    const values = ['ai', 'Å', 'Å', 'c#', 'why?', 'a b', '日本', '%23'];
    for (const topic of values) {
      for (const list of [undefined, ...values, '2/all']) expect(`/${spellPaths(segments)({ topic, list })}`).toBe(spell({ topic, list }));
    }
    expect(() => spellPaths(segments)({ list: '2' })).toThrow('left out the parameter topic');
  });

  it('4. pageMap leads from each component to a function that imports it', () => {
    expect(app.manifest.pageMap).toBeInstanceOf(Map);
    expect(typeof app.manifest.pageMap?.get('src/pages/news/[slug].astro')).toBe('function');
  });

  it('5. a page finds its style sheets by route and component, in the order that we put them in', async () => {
    const names = app.manifest.routes.map(({ routeData }) => nameRoute(routeData.route, routeData.component));
    for (const name of stylesOf.keys()) expect(names).toContain(name);
    const { cssOrder } = await import(pathToFileURL(join(ASTRO, 'core/build/runtime.js')).href);
    for (const styles of stylesOf.values()) expect(styles.toSorted(compareStyles)).toEqual(styles.toSorted(cssOrder));
  });

  it.each(['inline', 'linked'] as const)('6. a page is the same by the renderer as by Astro’s own app: styles %s', async (place) => {
    const merged = await readPageStyles(bundle, place);
    app.setInternals({ pagesByKeys: merged });
    app.setOptions({ settings: { scripts: [] }, logger: app.logger });
    const renderPage = openPageRenderer(renderer, app);
    const routes = app.manifest.routes.map(({ routeData }) => routeData).filter(({ type }) => type === 'page');
    expect(routes.length).toBeGreaterThan(15);
    for (const route of routes) {
      const styles = merged.get(nameRoute(route.route, route.component))?.styles ?? [];
      for (const { path, params } of await listRoute(app, route)) {
        const address = path === '' ? '' : `${path}/`;
        const request = new Request(new URL(address, 'http://localhost/'));
        const response = await app.render(request, { routeData: route });
        expect(await renderPage(route, styles, { address, params }), address).toBe(await response.text());
      }
    }
  });

  it('7. the development server listens for the event after which it asks for all paths again', async () => {
    const source = await readFile(join(ASTRO, 'core/app/entrypoints/virtual/dev.js'), 'utf8');
    expect(source).toContain(`import.meta.hot.on("${CONTENT_CHANGED}"`);
  });

  it('9. a style sheet that a page puts in itself is one string, as it will stand there', async () => {
    // In which order they come, and how it marks the files that one names, is the bundler's chance.
    expect(parts.filter((part) => part.includes('url('))).toEqual([]);
    expect(parts).toEqual(parts.toSorted(compareText));
    // Of the preview alone.
    expect(parts.filter((part) => part.includes('.problems{'))).toEqual([]);
    const names = await readdir(join(bundle, 'modules'), { recursive: true });
    const modules = await Promise.all(
      names.filter((name) => name.endsWith('.mjs')).map((name) => readFile(join(bundle, 'modules', name), 'utf8')),
    );
    for (const sign of ['.copy-code{', '.footnote-ref{', '.play-label{', '.corrections{', '.coverage{', ':lang(ko)']) {
      const sheet = parts.find((part) => part.includes(sign));
      expect(sheet, sign).toBeDefined();
      expect(modules.some((module) => module.includes(JSON.stringify(sheet).slice(1, -1)) || module.includes(String(sheet)))).toBe(true);
    }
  });
});
