import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
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
} from '../../../src/publish/astro/astro-insides.ts';
import { openBundle } from '../../../src/publish/astro/open-bundle.ts';
import type { BundleStyles } from '../../../src/publish/astro/page-styles.ts';
import { hashCode } from '../../../src/publish/cache/hash-engine.ts';
import { openSite } from '../../../src/publish/render/open-site.ts';
import { setCurrentSite } from '../../../src/site.ts';
import { compareText } from '../../../src/text/compare-text.ts';
import { ENGINE_DIR } from '../../run-command.ts';

const ASTRO = join(ENGINE_DIR, 'node_modules/astro/dist');

let bundle: string;
let entries: string[];
let app: BuildApp;
let stylesOf: Map<string, PageStyles>;
let parts: readonly string[];

beforeAll(async () => {
  const environment = readEnvironment({ CONTENT_DIR: 'tests/fixtures/small', OUT_DIR: 'dist' }, ENGINE_DIR);
  const publication = await readPublication({ ...environment, includesDrafts: false });
  const prepared: FillResult = {
    pictures: new Map(),
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
  setCurrentSite(openSite(publication, prepared, { now: environment.now, isPreview: false }));
  bundle = await openBundle(await hashCode(), publication.site.base, new AbortController().signal);
  entries = (await readdir(join(bundle, 'modules'))).filter((name) => ENTRY_NAME.test(name));
  const styles = JSON.parse(await readFile(join(bundle, 'styles.json'), 'utf8')) as BundleStyles;
  stylesOf = new Map(styles.pages);
  parts = styles.parts;
  ({ app } = await import(pathToFileURL(join(bundle, 'modules', entries[0] ?? '')).href));
});

describe('What we rely on of Astro’s insides, by its number in astro-insides.ts:', () => {
  it('1. a build leaves its modules in .prerender, and tells the style sheets of its pages', () => {
    expect(existsSync(join(bundle, 'modules'))).toBe(true);
    expect(stylesOf.size).toBeGreaterThan(10);
  });

  it('2. one module is the entry, with an app that takes internals and options and renders a route', () => {
    expect(entries).toHaveLength(1);
    expect([typeof app.setInternals, typeof app.setOptions, typeof app.render, typeof app.getComponentByRoute]).toEqual(
      Array(4).fill('function'),
    );
  });

  it('3. StaticPaths lists the paths of a route in the order in which getStaticPaths returned them', async () => {
    const byRoute = Map.groupBy(await new StaticPaths(app).getAll(), ({ route }) => route);
    const ofStories = [...byRoute].find(([{ component }]) => component === 'src/pages/news/[slug].astro');
    const returned = ofStories && app.routeCache.get(ofStories[0])?.staticPaths.map(({ params }) => `/news/${params['slug']}/`);
    expect(returned?.length).toBeGreaterThan(3);
    expect(ofStories?.[1].map(({ pathname }) => pathname)).toEqual(returned);
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

  it('6. a page comes in the Response of globalThis, as text or bytes', async () => {
    const WebResponse = globalThis.Response;
    const bodies: unknown[] = [];
    globalThis.Response = class extends WebResponse {
      constructor(body?: BodyInit | null, init?: ResponseInit) {
        super(body, init);
        bodies.push(body);
      }
    };
    try {
      app.setInternals({ pagesByKeys: new Map() });
      app.setOptions({ settings: { scripts: [] }, logger: app.logger });
      const routeData = app.manifest.routes.find(({ routeData: { component } }) => component === 'src/pages/404.astro')?.routeData;
      if (!routeData) throw new Error('src/pages/404.astro has no route');
      await app.render(new Request('http://localhost/404/'), { routeData });
      expect(bodies.some((body) => typeof body === 'string' || body instanceof Uint8Array)).toBe(true);
    } finally {
      globalThis.Response = WebResponse;
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
    const names = await readdir(join(bundle, 'modules'), { recursive: true });
    const modules = await Promise.all(
      names.filter((name) => name.endsWith('.mjs')).map((name) => readFile(join(bundle, 'modules', name), 'utf8')),
    );
    for (const sign of ['.copy-code{', '.footnote-ref{', '.play-label{', '.corrections{', '.coverage{', '.problems{', ':lang(ko)']) {
      const sheet = parts.find((part) => part.includes(sign));
      expect(sheet, sign).toBeDefined();
      expect(modules.some((module) => module.includes(JSON.stringify(sheet).slice(1, -1)) || module.includes(String(sheet)))).toBe(true);
    }
  });
});
