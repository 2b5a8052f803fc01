import type { Page } from 'playwright-core';

/**
 * What a page does that keeps the browser from keeping it for the back button. This browser keeps no page, and says so; what
 * it says besides is the page's doing.
 * @param elsewhere an address to go to and to come back from
 */
export async function readBackForwardFaults(page: Page, elsewhere: string): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.enable');
  const told = new Promise<string[]>((resolve) => {
    session.on('Page.backForwardCacheNotUsed', ({ notRestoredExplanations }) =>
      resolve(notRestoredExplanations.filter(({ type }) => type !== 'Circumstantial').map(({ reason }) => reason)),
    );
  });
  await page.goto(elsewhere);
  await page.goBack();
  return told;
}
