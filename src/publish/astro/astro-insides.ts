import type { Server } from 'node:http';
import type { AstroGlobal, AstroIntegration, SSRResult } from 'astro';
import type { StaticPathsApp } from 'astro/runtime/prerender/static-paths.js';
import type { renderToString } from 'astro/runtime/server/render/astro/render.js';
import type { renderComponentToString } from 'astro/runtime/server/render/component.js';
import type { HeadPolicy } from '../../security/content-security-policy.ts';

/*
 * All that we rely on of Astro 7.3 and that its documentation does not promise. Nobody outside this room knows of it, and
 * `tests/publish/astro/astro-insides.test.ts` says which of these changed when a new version of Astro breaks one.
 *
 * 1. A build leaves what renders its pages in `.prerender` below the output folder until it ends, and `astro:build:setup`
 *    tells each page's style sheets (`core/build/static-build.js`).
 * 2. One module there is the entry; its `app` has the manifest, and finds the module of a route
 *    (`core/build/default-prerenderer.js`).
 * 3. A route without a `pathname` has `segments`, whose dynamic parts stand for params: so an address is spelled, one of
 *    normalised text where `#` and `?` are escaped (`core/routing/generator.js`, `runtime/prerender/static-paths.js`).
 *    A route that Astro found below `srcDir` has the origin `project` (`core/routing/create-manifest.js`).
 * 4. `manifest.pageMap` leads from a component to a function that imports its module, and may be changed.
 * 5. A page finds its style sheets by the route's name and its component, in an order of its own (`core/build/runtime.js`). To
 *    one of the type `external` it links, below the base (`core/render/ssr-element.js`).
 * 6. A plugin of Vite can put a module beside the pages in the environment `prerender`, and with that `renderToString` renders a
 *    page from an `SSRResult` like the one that Astro's app makes of a request, and of the app's pipeline a page without a request
 *    needs nothing else (`core/fetch/fetch-state.js`, `createResult` and `createAstro`; `core/pages/handler.js`). A page that
 *    is no component of Astro's, such as one of MDX, is rendered as a component is (`runtime/server/render/page.js`).
 * 7. `astro:content-changed` makes the development server ask `getStaticPaths` again (`core/app/entrypoints/virtual/dev.js`).
 * 8. `preview` returns its server (`core/preview/static-preview-server.js`), and what Vite's plugins return from `configureServer`
 *    runs after Astro has put its own middleware in front (`vite-plugin-astro-server/plugin.js`).
 * 9. Vite makes of `sheet.css?inline` a module that exports the finished sheet as one string, with a mark for each file that it
 *    names until the bundle is written (`vite/dist/node/chunks/node.js`, `__VITE_ASSET__`).
 * 10. Styles and scripts of a component are modules of their own. Those of one that shares no folder with Astro's root are looked for
 *    below that root, unless they are asked for as Vite names what lies outside (`vite-plugin-utils/index.js`, `normalizeFilename`).
 * 11. The scope of a component's styles is named by its path (`core/compile/compile.js`, `normalizedFilename`).
 */

/** Assumption 1. */
export const PRERENDER_FOLDER = '.prerender';

type AstroPage =
  Parameters<NonNullable<AstroIntegration['hooks']['astro:build:setup']>>[0]['pages'] extends Map<string, infer Page> ? Page : never;

/** The style sheets of one page, as Astro's build knows them. */
export type PageStyles = AstroPage['styles'];

/** Assumption 2. */
export const ENTRY_NAME: RegExp = /^prerender-entry\..*\.mjs$/;

/** The app of an entry. */
export interface BuildApp extends Required<Omit<StaticPathsApp, 'routeCache'>> {
  logger: unknown;
}

/** Assumption 5: what a page is called in `pagesByKeys`. */
export function nameRoute(route: string, component: string): string {
  return `${route}&${component}`;
}

/** Assumption 5: a place of -1 is one that nobody knows, and comes last. */
export function compareStyles(a: PageStyles[number], b: PageStyles[number]): number {
  const known = (place: number) => (place === -1 ? Number.MAX_SAFE_INTEGER : place);
  return known(a.order) - known(b.order) || known(b.depth) - known(a.depth);
}

/** Assumption 6. */
export const PRERENDER_ENVIRONMENT = 'prerender';

/** Assumption 6. What is taken of Astro's own modules, and where each is below its `dist`. */
export const RENDERER_PARTS = {
  renderToString: 'runtime/server/render/astro/render.js',
  renderComponentToString: 'runtime/server/render/component.js',
  Slots: 'core/render/slots.js',
} as const;

/** What {@link RENDERER_PARTS} are, and what the theme says of all pages. */
export interface Renderer {
  themeSheet: string;
  headPolicy: HeadPolicy;
  renderToString: typeof renderToString;
  renderComponentToString: typeof renderComponentToString;
  Slots: new (result: SSRResult, slots: Record<string, unknown> | null, logger: unknown) => AstroGlobal['slots'];
}

/** The module that {@link RENDERER_PARTS} are in, among those of a bundle. */
export const RENDERER_NAME = 'renderer.mjs';

/** Assumption 7. */
export const CONTENT_CHANGED = 'astro:content-changed';

/** Assumption 9. */
export const INLINE_SHEET: RegExp = /^export default ("(?:[^"\\]|\\.)*");?\s*$/;

/** Assumption 8. */
export interface AstroPreview {
  server: Server;
}

/** Assumption 9: begins the mark of a file. */
export const FILE_MARK = '__VITE_ASSET__';

/** Assumption 10. */
export const ASTRO_PART: RegExp = /[?&]astro&/;

/** Assumption 10. */
export const OUTSIDE = '/@fs';

/** Assumption 10. In the preview's addresses it stands twice. */
export function cutOutside(id: string): string {
  return id.replace(/^(?:\/@fs(?=\/))+/, '');
}

/** Assumption 11. */
export const SCOPE: RegExp = /(astro-cid-)([a-z0-9]+)/g;
