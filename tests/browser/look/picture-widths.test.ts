import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OpenSample, openSample } from '../open-sample.ts';
import { PAGE_KINDS, type PageKind } from './page-kinds.ts';

/** Those with pictures; the article's stand in its text too, and beside its related coverage. */
const KINDS = ['home', 'article with a picture', 'article with a long body', 'topic', 'trending'] as const satisfies PageKind[];

let sample: OpenSample;

beforeAll(async () => {
  sample = await openSample();
});
afterAll(() => sample?.close());

/** Browsers choose a file by it before they know the style sheet. */
it.each([320, 500, 660, 840, 1100, 1280, 1800])('pictures are as wide as their pages state, at %d pixels', async (width) => {
  const context = await sample.newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  for (const kind of KINDS) {
    await page.goto(sample.url + PAGE_KINDS[kind]);
    const pictures = await page.evaluate(() =>
      [...document.querySelectorAll('picture')].flatMap((picture) => {
        const image = picture.querySelector('img');
        const sizes = picture.querySelector('source')?.getAttribute('sizes');
        const shown = image?.getBoundingClientRect().width ?? 0;
        // One that is smaller than its place is not blown up.
        if (!sizes || !image?.checkVisibility() || shown >= Number(image.getAttribute('width'))) return [];
        const choices = sizes.split(', ').map((choice) => /^(?:(\(.*?\)) )?(.+)$/.exec(choice) ?? []);
        const probe = document.createElement('div');
        probe.style.width = choices.find(([, media]) => media === undefined || matchMedia(media).matches)?.[2] ?? '';
        probe.style.position = 'absolute';
        document.body.append(probe);
        const stated = probe.getBoundingClientRect().width;
        probe.remove();
        return [{ sizes, stated: Math.round(stated), shown: Math.round(shown) }];
      }),
    );
    expect(pictures.length).toBeGreaterThan(0);
    const wrong = pictures.filter(({ stated, shown }) => Math.abs(stated - shown) > shown * 0.08);
    expect([kind, ...wrong]).toEqual([kind]);
  }
  await context.close();
});
