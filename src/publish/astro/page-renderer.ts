import type { AstroGlobal, RouteData, SSRComponentMetadata, SSRElement, SSRResult } from 'astro';
import type { BuildApp, PageStyles, Renderer } from './astro-insides.ts';
import { ComponentGlobal } from './component-global.ts';

/** A page of a route. */
export interface PageOrder extends Pick<AstroGlobal, 'params'> {
  /** On the site, below its base. */
  address: string;
}

/** @returns the page's HTML */
export type RenderPage = (route: RouteData, styles: PageStyles, page: PageOrder) => Promise<string>;

/**
 * Renders pages by Astro's own renderer of components. The way through Astro's app makes of each page a request that says nothing,
 * cookies, a context for middleware and a response: an eighth of the processor's time of a cold build.
 */
export function openPageRenderer({ renderToString, renderComponentToString, Slots }: Renderer, app: BuildApp): RenderPage {
  const { manifest, logger } = app;
  const common = describeSite(app);
  const site = manifest.site === undefined ? undefined : new URL(manifest.site);
  // Astro looks for a route's module in four steps, each a promise.
  const modules = new Map<RouteData, Awaited<ReturnType<BuildApp['getComponentByRoute']>>>();
  const load = async (route: RouteData) => {
    const module = await app.getComponentByRoute(route);
    modules.set(route, module);
    return module;
  };
  return async (route, styles, { address, params }) => {
    const { default: component, partial = false } = modules.get(route) ?? (await load(route));
    const place = { params, path: manifest.base + address, site };
    const result: SSRResult = {
      ...common,
      params,
      pathname: `/${address}`,
      partial,
      styles: new Set(styles.map((style) => toElement(style, manifest.base))),
      scripts: new Set(),
      links: new Set(),
      createAstro: (given, slots) => new ComponentGlobal(given, place, () => new Slots(result, slots, logger)) as unknown as AstroGlobal,
      _metadata: describeBeginning(common.componentMetadata.get(component.moduleId ?? '')),
    };
    const html = component.isAstroComponentFactory
      ? await renderToString(result, component, {}, {}, true, route)
      : await renderComponentToString(result, component.name, component, ROOT_PROPS, {}, true, route);
    if (typeof html !== 'string') throw new Error('it answers with a response, and a build takes nothing but components');
    return html;
  };
}

/** What is the same for all pages. */
function describeSite({ manifest }: BuildApp) {
  const { base, userAssetsBase, clientDirectives, inlinedScripts, componentMetadata, compressHTML, renderers, key, trailingSlash } =
    manifest;
  const resolve: SSRResult['resolve'] = async (specifier) => {
    const file = manifest.entryModules[specifier];
    if (!file) throw new Error(`the bundle has no ${specifier}`);
    return base + file;
  };
  return {
    ...{ base, userAssetsBase, clientDirectives, inlinedScripts, componentMetadata, compressHTML, renderers, key, trailingSlash, resolve },
    ...NO_POLICY,
    ...NO_REQUEST,
    cancelled: false,
    getServerIslandNameMap: async () => new Map<string, string>(),
  };
}

/** Our layout writes one itself. */
const NO_POLICY = {
  shouldInjectCspMetaTags: false,
  cspDestination: 'meta',
  cspAlgorithm: 'SHA-256',
  directives: [],
  scriptHashes: [],
  scriptResources: [],
  styleHashes: [],
  styleResources: [],
  isStrictDynamic: false,
  scriptDirective: { resources: [], hashes: [], strictDynamic: false },
  styleDirective: { resources: [], hashes: [] },
} as const satisfies Partial<SSRResult>;

/** Astro's renderer of components asks for none of them. */
const NO_REQUEST = { cookies: undefined, request: undefined as never, response: undefined as never } satisfies Partial<SSRResult>;

/** What the renderer notes of a page as it goes. */
function describeBeginning({ containsHead, propagation }: SSRComponentMetadata = UNKNOWN): SSRResult['_metadata'] {
  return {
    hasHydrationScript: false,
    rendererSpecificHydrationScripts: new Set(),
    hasRenderedHead: false,
    renderedScripts: new Set(),
    hasDirectives: new Set(),
    hasRenderedServerIslandRuntime: false,
    headInTree: containsHead,
    extraHead: [],
    extraStyleHashes: [],
    extraScriptHashes: [],
    propagators: new Set(),
    routeHasPropagation: propagation !== 'none',
    pendingSlotEvaluations: [],
    templateDepth: 0,
  };
}

/** Of a page that is no component of Astro's. */
const ROOT_PROPS = { 'server:root': true };

const UNKNOWN: SSRComponentMetadata = { containsHead: false, propagation: 'none' };

function toElement({ sheet }: PageStyles[number], base: string): SSRElement {
  if (sheet.type === 'inline') return { props: {}, children: sheet.content };
  return { props: { rel: 'stylesheet', href: base + sheet.src }, children: '' };
}
