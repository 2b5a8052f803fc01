import { readFileSync } from 'node:fs';
import { create, type Font, type Path } from 'fontkit';

/** Text as outlines, so that a drawing looks the same on every machine, also on one without a font. */
export interface OutlineFont {
  /** Whether there is a glyph for every character. */
  hasGlyphs: (text: string) => boolean;
  /** Ems. */
  measure: (text: string) => number;
  /** SVG path data, to a tenth of a pixel. @param size pixels an em; x and y are the left end of the base line */
  outline: (text: string, x: number, y: number, size: number) => string;
}

interface PlacedGlyph {
  path: Path;
  /** Of the path's coordinates. */
  unitsPerEm: number;
  /** Ems from the text's left end. */
  left: number;
}

/**
 * Takes 20 ms; who draws several images does it once.
 * @param files of one font, by path or bytes; the first that has a character draws it
 * @param letterSpacing ems
 */
export function loadOutlineFont(files: readonly (string | Uint8Array)[], letterSpacing: number): OutlineFont {
  const faces = files.map((file) => openFace(typeof file === 'string' ? readFileSync(file) : Buffer.from(file)));
  const place = (text: string) => placeGlyphs(splitByFace(text, faces), letterSpacing);
  return {
    hasGlyphs: (text) => [...text].every((character) => findFace(character, faces)),
    measure: (text) => place(text).width,
    outline: (text, x, y, size) =>
      place(text)
        .placed.map((glyph) => writeOutline(glyph, x, y, size))
        .join(''),
  };
}

/** As bold as headlines are, where a font has several weights. */
const BOLD = 800;

function openFace(bytes: Buffer): Font {
  const face = create(bytes) as Font;
  const weight = face.variationAxes['wght'];
  return weight ? face.getVariation({ wght: Math.min(BOLD, weight.max) }) : face;
}

function findFace(character: string, faces: readonly Font[]): Font | undefined {
  return faces.find((face) => face.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));
}

/** Neighbours of one face stay together, so that they find their ligatures and their distance. */
function splitByFace(text: string, faces: readonly Font[]): { face: Font; part: string }[] {
  const parts: { face: Font; part: string }[] = [];
  for (const character of text) {
    const face = findFace(character, faces);
    const last = parts.at(-1);
    if (face && last?.face === face) last.part += character;
    else if (face) parts.push({ face, part: character });
  }
  return parts;
}

function placeGlyphs(parts: readonly { face: Font; part: string }[], letterSpacing: number): { placed: PlacedGlyph[]; width: number } {
  const placed: PlacedGlyph[] = [];
  let left = 0;
  for (const { face, part } of parts) {
    const { unitsPerEm } = face;
    const { glyphs, positions } = face.layout(part);
    for (const [index, { path }] of glyphs.entries()) {
      const { xAdvance = 0, xOffset = 0 } = positions[index] ?? {};
      placed.push({ path, unitsPerEm, left: left + xOffset / unitsPerEm });
      left += xAdvance / unitsPerEm + letterSpacing;
    }
  }
  return { placed, width: left };
}

const LETTERS = { moveTo: 'M', lineTo: 'l', quadraticCurveTo: 'q', bezierCurveTo: 'c', closePath: 'z' } as const;

/** Each point from the one before, which takes half as many digits. A font's coordinates rise, a picture's fall. */
function writeOutline({ path, unitsPerEm, left }: PlacedGlyph, x: number, y: number, size: number): string {
  const scale = size / unitsPerEm;
  const place = (value: number, index: number) => Math.round((index % 2 === 0 ? x + left * size + value * scale : y - value * scale) * 10);
  let [penX, penY] = [0, 0];
  return path.commands
    .map(({ command, args }) => {
      const points = args.map(place);
      const from = command === 'moveTo' ? [0, 0] : [penX, penY];
      [penX, penY] = [points.at(-2) ?? penX, points.at(-1) ?? penY];
      return LETTERS[command] + points.map((value, index) => (value - (from[index % 2] ?? 0)) / 10).join(' ');
    })
    .join('')
    .replaceAll(' -', '-')
    .replaceAll(/(?<![\d.])0\./g, '.');
}
