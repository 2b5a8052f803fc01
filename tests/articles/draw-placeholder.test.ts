import { describe, expect, it } from 'vitest';
import { drawPlaceholder } from '../../src/articles/draw-placeholder.ts';

const domains = Array.from({ length: 200 }, (_, index) => `news-${index}.example`);

describe('drawPlaceholder', () => {
  it('draws the same for the same provider and topic, on every machine', () => {
    expect(drawPlaceholder('example.com', 'The Example News', 'ai')).toEqual({
      hue: 229,
      path: [10, 25, 40, 55, 70, 85].map((y) => `M0 ${y}q20 -16 40 0t40 0 40 0 40 0`).join(''),
      initials: 'EN',
    });
  });

  it('draws another picture for another topic in the same colour', () => {
    const [ai, art] = [drawPlaceholder('example.com', 'Example', 'ai'), drawPlaceholder('example.com', 'Example', 'art')];
    expect(art.hue).toBe(ai.hue);
    expect(art.path).not.toBe(ai.path);
  });

  it('draws nothing but moves, lines, curves and arcs with plain numbers, and few of them', () => {
    for (const domain of domains) {
      const { path } = drawPlaceholder(domain, 'News', 'ai');
      expect(path).toMatch(/^M(?:[MmLlhvqtaz]|-?\d+| )+$/);
      expect(path.length).toBeLessThan(700);
    }
  });

  it('uses all its patterns and the whole wheel of colours', () => {
    const drawings = domains.map((domain) => drawPlaceholder(domain, 'News', 'ai'));
    const shapes = new Set(drawings.map(({ path }) => path.replace(/-?\d+/g, '0')));
    expect(shapes.size).toBeGreaterThanOrEqual(6);
    const hues = drawings.map(({ hue }) => hue);
    expect(Math.min(...hues)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...hues)).toBeLessThanOrEqual(360);
    expect(new Set(hues.map((hue) => Math.floor(hue / 90))).size).toBeGreaterThanOrEqual(4);
  });

  it.each([
    ['The Times of India', 'TI'],
    ['BBC', 'B'],
    ['the guardian', 'G'],
    ['O\u2019Reilly Media', 'OR'],
    ['\u65e5\u672c \u7d4c\u6e08', '\u65e5\u7d4c'],
    ['\u00e9cole', '\u00c9'],
    ['2 News', '2N'],
    ['\u{20bb7}\u91ce\u5bb6', '\u{20bb7}'],
    ['\u{1f44d} <b>', 'B'],
    ['of the and', ''],
    ['', ''],
  ])('takes the initials of %j', (name, initials) => {
    expect(drawPlaceholder('example.com', name, 'ai').initials).toBe(initials);
  });
});
