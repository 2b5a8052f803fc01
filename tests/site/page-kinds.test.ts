import { expect, it } from 'vitest';
import { ROUTES, type RouteName } from '../../src/routes.ts';
import { PAGE_KINDS, type PageKind, routeOf } from '../browser/look/page-kinds.ts';
import { buildSample } from '../build-sample.ts';
import { checkHtml } from '../check-html.ts';

it('every kind of page is there, and valid HTML', async () => {
  const files = Object.values(PAGE_KINDS).map((path) => (path.endsWith('.html') ? path : `${path}index.html`));
  expect(await checkHtml(await buildSample(), files)).toEqual([]);
});

it('every route of pages is among the kinds', () => {
  // No month of the sample has so many stories that its days have pages: tests/browser/day-pages.test.ts looks at those.
  const routes = (Object.keys(ROUTES) as RouteName[]).filter((name) => ['page', 'issue'].includes(ROUTES[name].kind) && name !== 'day');
  expect(new Set((Object.keys(PAGE_KINDS) as PageKind[]).map(routeOf))).toEqual(new Set(routes));
});
