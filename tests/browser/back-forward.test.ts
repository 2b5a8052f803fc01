import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OpenSample, openSample } from './open-sample.ts';
import { PAGE_KINDS, SITE_KINDS } from './page-kinds.ts';

let sample: OpenSample;

beforeAll(async () => {
  sample = await openSample();
});
afterAll(() => sample?.close());

// This browser keeps no page, and says so; what it says besides is what the page does that keeps it from being kept.
it.each(SITE_KINDS)('the back button finds the page as it was left: %s', async (kind) => {
  const page = await sample.visit(PAGE_KINDS[kind]);
  const session = await page.context().newCDPSession(page);
  await session.send('Page.enable');
  const told = new Promise<string[]>((resolve) => {
    session.on('Page.backForwardCacheNotUsed', ({ notRestoredExplanations }) =>
      resolve(notRestoredExplanations.filter(({ type }) => type !== 'Circumstantial').map(({ reason }) => reason)),
    );
  });
  await page.goto(`${sample.url}icon.svg`);
  await page.goBack();
  expect(await told).toEqual([]);
  await page.context().close();
});
