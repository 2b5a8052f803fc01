import type { Page } from 'playwright-core';

/** Waits until the page was drawn twice: what it was about to show and to move, it has then, and shifts of it are noted. */
export function waitForFrames(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) {
      // An observer hears of what it is given with the next frame; a clock that a test has stopped does not stop it.
      await new Promise<void>((drawn) => {
        const observer = new ResizeObserver(() => {
          observer.disconnect();
          drawn();
        });
        observer.observe(document.documentElement);
      });
    }
  });
}
