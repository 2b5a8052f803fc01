import type { Page } from 'playwright-core';

/** Makes a page wait for its fonts: `optional` leaves it to the machine's speed whether it has them. Takes `bypassCSP`. */
export async function holdForFonts(page: Page, siteUrl: string): Promise<void> {
  await page.route(
    (url) => url.href.startsWith(siteUrl) && /\/$|\.css$/.test(url.pathname),
    async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replaceAll(/font-display: ?optional/g, 'font-display:block') });
    },
  );
}
