import type { Page } from 'playwright-core';

/** Makes letters twice as large and leaves the window and its media queries as they are, as a reader does who enlarges text only. */
export async function enlargeText(page: Page): Promise<void> {
  await page.evaluate(() => {
    const root = document.documentElement;
    const size = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize);
    const before = [...document.body.querySelectorAll<HTMLElement>('*')].map((element) => ({
      element,
      pixels: size(element),
      line: Number.parseFloat(getComputedStyle(element).lineHeight),
    }));
    root.style.fontSize = `${2 * size(root)}px`;
    // What states its size in pixels, as a mail does.
    const fixed = before.filter(({ element, pixels }) => size(element) === pixels);
    for (const { element, pixels, line } of fixed) {
      element.style.fontSize = `${2 * pixels}px`;
      element.style.lineHeight = `${2 * line}px`;
    }
  });
}
