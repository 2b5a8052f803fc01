import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeSiteIcon } from '../../src/images/draw/draw-icon.ts';
import { COLOURS } from '../../src/theme/colours.ts';
import { measureTypeface } from '../../src/theme/measure-typeface.ts';
import { writeOwnFontFaces } from '../../src/theme/own-typeface.ts';
import { TYPEFACES } from '../../src/theme/typefaces.ts';
import { writeThemeStyles } from '../../src/theme/write-theme-styles.ts';
import { ENGINE_DIR } from '../run-command.ts';
import { measureContrast } from './measure-contrast.ts';

const read = (path: string) => readFileSync(join(ENGINE_DIR, path), 'utf8');
const STYLES = globSync('src/**/*.{css,astro}', { cwd: ENGINE_DIR }).toSorted();
const FONT_FACES = 'src/theme/font-faces.css';

describe('the theme’s colours', () => {
  it('stand nowhere else: a style sheet has none of its own but black and white over pictures', () => {
    const own = STYLES.flatMap((path) =>
      [...read(path).matchAll(/(?<=[\s:(,])#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(/gi)].map(([colour]) => `${path} ${colour}`),
    );
    expect(own.filter((line) => !/#(?:000.?|fff)$/.test(line))).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('leave every text legible where it is %s', (light) => {
    for (const paper of [COLOURS.paper, COLOURS.sheet])
      for (const name of ['ink', 'soft', 'accent', 'code'] as const)
        expect(measureContrast(COLOURS[name][light], paper[light]), name).toBeGreaterThanOrEqual(4.5);
    // What is no text needs less (WCAG 2.2, 1.4.11).
    expect(measureContrast(COLOURS.focus[light], COLOURS.paper[light])).toBeGreaterThanOrEqual(3);
  });

  it('are those of the icon', () => {
    const { paper, ink, cyan, magenta, yellow } = COLOURS;
    const used = [...writeSiteIcon(COLOURS).matchAll(/fill="([^"]*)"/g)].map(([, colour]) => colour);
    expect(used).toEqual([paper, cyan, magenta, yellow, ink].map(({ light }) => light));
  });
});

describe('the custom properties', () => {
  it('are set by the theme or in a style sheet, each that one takes', () => {
    const texts = [writeThemeStyles(), ...STYLES.map(read)];
    const set = new Set(texts.flatMap((text) => [...text.matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name)));
    const taken = new Set(texts.flatMap((text) => [...text.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name)));
    expect([...taken].filter((name) => !set.has(name))).toEqual([]);
    const ofTheme = [...writeThemeStyles().matchAll(/(--[\w-]+):/g)].map(([, name]) => name);
    expect(ofTheme.filter((name) => !taken.has(name))).toEqual([]);
  });

  it('name a colour once that is the same by night, and a font with spaces in quotes', () => {
    const styles = writeThemeStyles(
      { a: { light: '#111111', dark: '#eeeeee' }, b: { light: '#0000ff', dark: '#0000ff' } },
      { c: ['My Face', 'serif'] },
    );
    expect(styles).toBe(':root{--a:light-dark(#111111,#eeeeee);--b:#0000ff;--c:"My Face",serif}');
  });
});

describe('the theme’s fonts', () => {
  it('are the first of their typefaces, and lie where the style sheet says', () => {
    const faces = [...read(FONT_FACES).matchAll(/font-family: "?([^";]+)"?;[^}]*url\("([^"]+)"\)/g)];
    const firsts: string[] = [TYPEFACES.serif[0], TYPEFACES.display[0]];
    expect(new Set(faces.map(([, family]) => family))).toEqual(new Set(firsts));
    const ends = [TYPEFACES.serif[1], TYPEFACES.display[1]];
    expect(ends).toEqual(firsts.map((name) => `${name} Fallback`));
    for (const [, , path = ''] of faces) expect(readFileSync(join(ENGINE_DIR, 'src/theme', path)).length).toBeGreaterThan(10_000);
  });

  it.each([
    ['serif', 'text', 'newsreader-400'],
    ['display', 'display', 'schibsted-grotesk-800'],
  ] as const)('have one of the reader’s machine that takes their room: %s', async (name, role, file) => {
    const bytes = new Uint8Array(readFileSync(join(ENGINE_DIR, `src/theme/fonts/${file}.woff2`)));
    const measured = writeOwnFontFaces({ role, hash: '', bytes, metrics: await measureTypeface(bytes) }, '');
    const listRoom = (rules: string) => rules.match(/(?:size-adjust|[a-z-]+-override): ?[\d.]+%/g)?.map((rule) => rule.replace(' ', ''));
    const faces = read(FONT_FACES)
      .split('@font-face')
      .filter((face) => face.includes(`"${TYPEFACES[name][1]}"`));
    expect(faces.length).toBeGreaterThan(0);
    for (const face of faces) expect(listRoom(face)).toEqual(listRoom(measured));
  });
});
