import { expect, it } from 'vitest';
import { PAGE_KINDS } from '../browser/look/page-kinds.ts';
import { buildSample } from '../build-sample.ts';
import { checkHtml } from '../check-html.ts';

it('every kind of page is there, and valid HTML', async () => {
  const files = Object.values(PAGE_KINDS).map((path) => (path.endsWith('.html') ? path : `${path}index.html`));
  expect(await checkHtml(await buildSample(), files)).toEqual([]);
});
