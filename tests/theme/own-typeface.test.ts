import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { measureTypeface } from '../../src/theme/measure-typeface.ts';
import { type OwnTypeface, placeTypefaces, writeOwnFontFaces } from '../../src/theme/own-typeface.ts';
import { TYPEFACES } from '../../src/theme/typefaces.ts';
import { ENGINE_DIR } from '../run-command.ts';

async function load(role: OwnTypeface['role'], name: string): Promise<OwnTypeface> {
  const bytes = new Uint8Array(readFileSync(join(ENGINE_DIR, 'src/theme/fonts', name)));
  return { role, hash: 'a'.repeat(64), bytes, metrics: await measureTypeface(bytes) };
}

describe('a font of the paper’s own', () => {
  it('is measured by its own numbers', async () => {
    const { metrics } = await load('text', 'newsreader-400.woff2');
    // As fontTools reads them: hhea, OS/2.
    expect(metrics).toMatchObject({ unitsPerEm: 2000, ascent: 1470, descent: -530, lineGap: 0, weights: undefined });
    expect(metrics.averageWidth).toBeCloseTo(0.42, 1);
  });

  it('stands before what readers’ machines have, and one of these takes its room meanwhile', async () => {
    const own = [await load('display', 'schibsted-grotesk-800.woff2'), await load('text', 'newsreader-400.woff2')];
    const { display, serif, sans } = placeTypefaces(own, 'en');
    expect(display.slice(0, 2)).toEqual(['Paper Display', 'Paper Display Fallback']);
    expect(serif.slice(0, 2)).toEqual(['Paper Text', 'Paper Text Fallback']);
    expect([display.at(-1), serif.at(-1), sans]).toEqual(['sans-serif', 'serif', TYPEFACES.sans]);
    const [text] = own.slice(1).map((typeface) => writeOwnFontFaces(typeface, '/fonts/a.woff2'));
    expect(text).toMatch(
      /^@font-face\{font-family:"Paper Text";src:url\(\/fonts\/a\.woff2\) format\("woff2"\);font-display:optional\}@font-face\{font-family:"Paper Text Fallback";src:local\("Georgia"\),local\("Gelasio"\);size-adjust:\d+(?:\.\d+)?%;ascent-override:\d+(?:\.\d+)?%;descent-override:\d+(?:\.\d+)?%;line-gap-override:0%\}$/,
    );
  });

  it('leaves those that the script of the language needs in their place', () => {
    expect(placeTypefaces([], 'en')).toEqual(TYPEFACES);
    expect(placeTypefaces([], 'ja').display.slice(0, 3)).toEqual(['Schibsted Grotesk', 'Schibsted Grotesk Fallback', 'Hiragino Sans']);
    expect(placeTypefaces([], 'zh-TW').serif).toContain('Songti TC');
    expect(placeTypefaces([], 'fa').serif).toContain('Noto Naskh Arabic');
  });

  it('is refused where it is none', async () => {
    await expect(measureTypeface(new Uint8Array(200))).rejects.toThrow();
  });
});
