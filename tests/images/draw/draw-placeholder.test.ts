import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawPlaceholder, INK_PAIRS } from '../../../src/images/draw/draw-placeholder.ts';
import { ENGINE_DIR } from '../../run-command.ts';

const domains = Array.from({ length: 200 }, (_, index) => `news-${index}.example`);

describe('drawPlaceholder', () => {
  it('draws the same for the same story, on every machine', () => {
    expect(drawPlaceholder('example.com', 'ai')).toEqual({
      inks: 'inks-2',
      screen: [0.8, 1.7, 2.7, 3.6, 4.5, 4.5, 3.6, 2.7, 1.7, 0.8],
      path: [10, 25, 40, 55, 70, 85].map((y) => `M0 ${y}q20 -16 40 0t40 0 40 0 40 0`).join(''),
    });
  });

  it('prints another story of a source in the same inks', () => {
    const [ai, art] = [drawPlaceholder('example.com', 'ai'), drawPlaceholder('example.com', 'art')];
    expect(art.inks).toBe(ai.inks);
    expect(art.path).not.toBe(ai.path);
  });

  it('draws nothing but moves, lines, curves and arcs with plain numbers, and few of them', () => {
    for (const domain of domains) {
      const { path, screen } = drawPlaceholder(domain, 'story');
      expect(path).toMatch(/^M(?:[MmLlhvqtaz]|-?\d+| )+$/);
      expect(path.length).toBeLessThan(700);
      expect(screen).toHaveLength(10);
      for (const width of screen) expect(width).toBe(Math.min(5, Math.max(0.8, Math.round(width * 10) / 10)));
    }
  });

  it('uses all its patterns, fades and inks', () => {
    const drawings = domains.map((domain) => drawPlaceholder(domain, 'story'));
    const shapes = new Set(drawings.map(({ path }) => path.replace(/-?\d+/g, '0')));
    expect(shapes.size).toBeGreaterThanOrEqual(6);
    expect(new Set(drawings.map(({ screen }) => screen.join())).size).toBe(3);
    expect([...new Set(drawings.map(({ inks }) => inks))].toSorted()).toEqual(Object.keys(INK_PAIRS));
  });

  it('is printed by the style sheet in the inks that its name stands for', () => {
    const styles = readFileSync(join(ENGINE_DIR, 'src/components/lists/drawing.css'), 'utf8');
    const rules = [...styles.matchAll(/\.(inks-\d) \{\s*--first: var\(--(\w+)\);\s*--second: var\(--(\w+)\);/g)];
    expect(Object.fromEntries(rules.map(([, name, first, second]) => [name, [first, second]]))).toEqual(INK_PAIRS);
  });
});
