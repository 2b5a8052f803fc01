import { readFileSync } from 'node:fs';
import opentype, { type Font, type Glyph, type PathCommand } from 'opentype.js';
import { listCardFontFiles } from './card-font-files.ts';
import { type Kerning, readKerning } from './read-kerning.ts';

/** Text as outlines, so that a drawing looks the same on every machine, also on one without a font. */
export interface CardFont {
  /** Whether there is a glyph for every character. */
  hasGlyphs: (text: string) => boolean;
  /** Ems. */
  measure: (text: string) => number;
  /** SVG path data. @param size pixels an em; x and y are the left end of the base line */
  outline: (text: string, x: number, y: number, size: number) => string;
}

/** Ems: large letters stand closer, as in the site's headlines. */
const LETTER_SPACING = -0.012;

interface Face {
  font: Font;
  kerning: Kerning;
}

interface PlacedGlyph {
  glyph: Glyph;
  /** Ems from the text's left end. */
  left: number;
}

/** Takes 40 ms; who draws several cards does it once. */
export function loadCardFont(): CardFont {
  const faces = listCardFontFiles().map((path): Face => {
    const bytes = readFileSync(path);
    return { font: opentype.parse(new Uint8Array(bytes).buffer), kerning: readKerning(bytes) };
  });
  const place = (text: string) => placeGlyphs(splitByFace(text, faces));
  return {
    hasGlyphs: (text) => [...text].every((character) => findFace(character, faces)),
    measure: (text) => place(text).width,
    outline: (text, x, y, size) =>
      place(text)
        .placed.flatMap(({ glyph, left }) => glyph.getPath(x + left * size, y, size).commands.map(writeCommand))
        .join(''),
  };
}

/** The first that has a character draws it. */
function findFace(character: string, faces: readonly Face[]): Face | undefined {
  return faces.find(({ font }) => font.hasChar(character));
}

/** Neighbours of one face stay together, so that they find their ligatures. */
function splitByFace(text: string, faces: readonly Face[]): { face: Face; part: string }[] {
  const parts: { face: Face; part: string }[] = [];
  for (const character of text) {
    const face = findFace(character, faces);
    const last = parts.at(-1);
    if (face && last?.face === face) last.part += character;
    else if (face) parts.push({ face, part: character });
  }
  return parts;
}

function placeGlyphs(parts: readonly { face: Face; part: string }[]): { placed: PlacedGlyph[]; width: number } {
  const placed: PlacedGlyph[] = [];
  let left = 0;
  for (const { face, part } of parts) {
    const glyphs = face.font.stringToGlyphs(part);
    for (const [index, glyph] of glyphs.entries()) {
      placed.push({ glyph, left });
      const next = glyphs[index + 1];
      left += (glyph.advanceWidth + (next ? face.kerning(glyph.index, next.index) : 0)) / face.font.unitsPerEm + LETTER_SPACING;
    }
  }
  return { placed, width: left };
}

/** To a tenth of a pixel. The package's own writer gives NaN for numbers such as 1e-14. */
function writeCommand(command: PathCommand): string {
  if (command.type === 'Z') return 'Z';
  const points = command.type === 'Q' ? [command.x1, command.y1, command.x, command.y] : [command.x, command.y];
  return command.type + points.map((value) => Math.round(value * 10) / 10).join(' ');
}
