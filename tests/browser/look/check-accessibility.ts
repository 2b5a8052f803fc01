import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Everything that is looked at where nobody asks for less. */
export const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** All that the other theme can change. */
export const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds wrong in the page as it is, a line for each element.
 * @param leftOut rules; those of colours take six times as long as all others
 */
export async function findViolations(page: Page, runOnly: string[] = TAGS, leftOut: string[] = []): Promise<string[]> {
  await page.evaluate(`globalThis.axe ?? (() => { ${axe.source} })()`);
  const rules = Object.fromEntries(leftOut.map((rule) => [rule, { enabled: false }]));
  const { violations } = await page.evaluate(
    (options): Promise<axe.AxeResults> => (globalThis as unknown as { axe: typeof axe }).axe.run(options),
    { runOnly, rules, resultTypes: ['violations'] } satisfies axe.RunOptions,
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`));
}

/** Levels of the headings, and landmarks with their names, as far as they are shown. */
export function readOutline(page: Page): Promise<{ levels: number[]; landmarks: string[] }> {
  return page.evaluate(() => {
    const seen = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)].filter((element) => element.checkVisibility());
    return {
      levels: seen('h1, h2, h3, h4, h5, h6').map(({ tagName }) => Number(tagName.slice(1))),
      landmarks: seen('body > header, main, nav, aside, body > footer, [role="search"]').map(
        (element) => `${element.tagName} ${element.getAttribute('aria-label') ?? ''}`,
      ),
    };
  });
}
