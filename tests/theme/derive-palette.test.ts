import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLOURS, type Palette } from '../../src/theme/colours.ts';
import { mixColours } from '../../src/theme/contrast.ts';
import { derivePalette, findWeakColours, type GivenColours, type Light } from '../../src/theme/derive-palette.ts';
import { fromOklch, toOklch } from '../../src/theme/oklch.ts';
import { ENGINE_DIR } from '../run-command.ts';
import { measureContrast } from './measure-contrast.ts';

const anyColour = fc.nat(0xffffff).map((number) => `#${number.toString(16).padStart(6, '0')}`);
const anyPair = fc.oneof(
  fc.record({ light: anyColour }),
  fc.record({ light: anyColour, dark: anyColour }),
  fc.record({ dark: anyColour }),
  fc.constant(undefined),
);
const anyGiven: fc.Arbitrary<GivenColours> = fc.record({ accent: anyPair, paper: anyPair });

/** Every colour that text or what is no text has, on everything that it stands on. */
function listFaint(palette: Palette, light: Light): string[] {
  const of = (name: keyof Palette) => palette[name][light];
  const faint = (name: keyof Palette, ground: string, least: number) =>
    measureContrast(of(name), ground) < least ? [`${name} on ${ground}`] : [];
  const onPaper = [of('paper'), of('sheet')].flatMap((ground) =>
    (['ink', 'soft', 'accent', 'code'] as const).flatMap((name) => faint(name, ground, 4.5)),
  );
  const shades = [0.08, 0.14, 0.2, 0.26, 0.32].map((share) => mixColours(of('accent'), of('paper'), share));
  return [...onPaper, ...shades.flatMap((shade) => faint('ink', shade, 4.5)), ...faint('focus', of('paper'), 3)];
}

describe('the colours that a paper names', () => {
  it('give a palette in which every text is legible, by day and by night, or are refused', () => {
    fc.assert(
      fc.property(anyGiven, (given) => {
        const weak = findWeakColours(given);
        const palette = derivePalette(given);
        // The night is made of the day: both wait for a better paper.
        if (weak.some(({ name }) => name === 'paper')) return;
        const halves = (['light', 'dark'] as const).filter((light) => !weak.some((found) => found.light === light));
        expect(halves.flatMap((light) => listFaint(palette, light))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('are refused with one near by that passes', () => {
    fc.assert(
      fc.property(anyGiven, (given) => {
        for (const { name, light, nearest } of findWeakColours(given)) {
          const mended = { ...given, [name]: { ...given[name], [light]: nearest } };
          expect(findWeakColours(mended).filter((found) => found.name === name && found.light === light)).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('are ours where it names none, to the letter', () => {
    expect(derivePalette()).toEqual(COLOURS);
    expect(derivePalette({ paper: { light: COLOURS.paper.light, dark: COLOURS.paper.dark } })).toEqual(COLOURS);
  });

  it('leave ours for what they don’t decide on: an own accent changes neither paper nor text', () => {
    const { accent, magenta, ...others } = derivePalette({ accent: { light: '#0b6b3a' } });
    expect([accent.light, magenta.light]).toEqual(['#0b6b3a', '#0b6b3a']);
    const { paper, sheet, ink, soft, rule, focus, code } = COLOURS;
    expect(others).toMatchObject({ paper, sheet, ink, soft, rule, focus, code });
  });

  it('make the night of the day: the same hue, dark; and a paper that is dark by day stays so', () => {
    const { paper, accent } = derivePalette({ paper: { light: '#fff1e5' }, accent: { light: '#0b6b3a' } });
    expect(toOklch(paper.dark).lightness).toBeLessThan(0.25);
    expect(Math.abs(toOklch(accent.dark).hue - toOklch(accent.light).hue)).toBeLessThan(0.1);
    expect(derivePalette({ paper: { light: '#101820' } }).paper).toEqual({ light: '#101820', dark: '#101820' });
  });
});

describe('what the palette assumes', () => {
  it('is what the style sheet does: no day of a calendar is darker', () => {
    const css = readFileSync(join(ENGINE_DIR, 'src/components/archive/archive-month.css'), 'utf8');
    const shades = [...css.matchAll(/--shade: (\d+)%/g)].map(([, share]) => Number(share));
    expect(Math.max(...shades)).toBe(32);
    expect(listFaint(COLOURS, 'light')).toEqual([]);
    expect(listFaint(COLOURS, 'dark')).toEqual([]);
  });

  it('is that a colour comes back from Oklch as it was', () => {
    fc.assert(
      fc.property(anyColour, (colour) => {
        expect(fromOklch(toOklch(colour))).toBe(colour);
      }),
    );
  });
});
