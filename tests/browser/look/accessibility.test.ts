import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenSample, openSample } from '../open-sample.ts';
import { findViolations } from './check-accessibility.ts';
import { PAGE_KINDS } from './page-kinds.ts';

let sample: OpenSample;

beforeAll(async () => {
  sample = await openSample();
});
afterAll(() => sample?.close());

describe.each(['light', 'dark'] as const)('opened by the reader, %s', (colorScheme) => {
  const visit = (path: string) => sample.visit(path, { viewport: { width: 360, height: 800 }, colorScheme });

  it('the menu of a phone has nothing that axe finds wrong', async () => {
    const page = await visit('');
    await page.click('[popovertarget]');
    expect(await page.locator(':popover-open').count()).toBe(1);
    expect(await findViolations(page)).toEqual([]);
    await page.context().close();
  });

  it('neither have search results', async () => {
    const page = await visit(`${PAGE_KINDS.search}?q=light`);
    await page.locator('main a[href*="/news/"]').first().waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.context().close();
  });
});
