import type { Page } from 'playwright-core';

/**
 * What nobody can read: texts that reach out of the window, that lie on each other, or that their boxes cut off. What scrolls within
 * the page, what is clamped to a number of lines, and what only people hear may.
 */
export function findBrokenText(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth) faults.push(`the page is ${scrollWidth} pixels wide`);

    const heardOnly = [...document.querySelectorAll('body *')].filter(
      (element) => element.matches('.skip') || getComputedStyle(element).clipPath === 'inset(50%)',
    );
    const isUnseen = (element: Element) =>
      !element.checkVisibility({ visibilityProperty: true }) || heardOnly.some((hidden) => hidden.contains(element));
    const scrolls = (element: Element) => {
      for (let box: Element | null = element; box && box !== document.body; box = box.parentElement) {
        if (['auto', 'scroll'].includes(getComputedStyle(box).overflowX)) return true;
      }
      return false;
    };
    // Chromium (153) puts the box of a first letter that is let into its paragraph above it, more or less far by its font.
    const placeInitial = (element: Element, rects: DOMRect[]) => {
      const depth = Number.parseFloat(getComputedStyle(element, '::first-letter').getPropertyValue('initial-letter'));
      const [letter, ...others] = rects;
      if (!(depth > 1) || !letter) return rects;
      const height = depth * Number.parseFloat(getComputedStyle(element).lineHeight);
      return [new DOMRect(letter.x, element.getBoundingClientRect().y, letter.width, height), ...others];
    };

    // Of a clamped text only what its box shows.
    const lines: { element: Element; text: string; left: number; right: number; top: number; bottom: number }[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim();
      if (!text || !element || isUnseen(element) || scrolls(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      let floor = Number.POSITIVE_INFINITY;
      for (let box: Element | null = element; box && box !== document.body; box = box.parentElement) {
        if (getComputedStyle(box).overflowY === 'hidden') floor = Math.min(floor, box.getBoundingClientRect().bottom);
      }
      const rects = node === element.firstChild ? placeInitial(element, [...range.getClientRects()]) : [...range.getClientRects()];
      if (text.length > 9 && rects.length > text.length / 3) faults.push(`“${text.slice(0, 40)}” stands on ${rects.length} lines`);
      for (const { left, right, top, bottom, width } of rects) {
        if (width > 1 && top + (bottom - top) / 2 < floor) lines.push({ element, text, left, right, top, bottom });
      }
    }
    const name = (element: Element, text: string) => `${element.tagName.toLowerCase()}.${element.className} “${text.slice(0, 40)}”`;
    for (const { element, text, left, right } of lines) {
      if (left < -0.5 || right > innerWidth + 0.5)
        faults.push(`${name(element, text)} reaches from ${Math.round(left)} to ${Math.round(right)}`);
    }
    // Letters take up less than their line; of a third, two lines lie on each other.
    const sorted = lines.toSorted((a, b) => a.top - b.top);
    for (const [index, line] of sorted.entries()) {
      for (let next = index + 1; next < sorted.length && (sorted[next]?.top ?? 0) < line.bottom; next += 1) {
        const other = sorted[next];
        if (!other || other.element === line.element) continue;
        const across = Math.min(line.right, other.right) - Math.max(line.left, other.left);
        const down = Math.min(line.bottom, other.bottom) - other.top;
        if (across > 2 && down > Math.min(line.bottom - line.top, other.bottom - other.top) / 3) {
          faults.push(`${name(line.element, line.text)} lies on ${name(other.element, other.text)}`);
        }
      }
    }
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const { overflowX, webkitLineClamp } = getComputedStyle(element);
      if (!['hidden', 'clip'].includes(overflowX) || webkitLineClamp !== 'none' || isUnseen(element) || !element.textContent?.trim())
        continue;
      if (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1) {
        faults.push(`${name(element, element.textContent.trim())} is cut off`);
      }
    }
    return [...new Set(faults)];
  });
}
