/** What is used of opentype.js, which has no types of its own. */
declare module 'opentype.js' {
  export interface Glyph {
    index: number;
    /** Font units. */
    advanceWidth: number;
    /** @param size pixels an em */
    getPath: (x: number, y: number, size: number) => { commands: readonly PathCommand[] };
  }

  /** A step of an outline, named as in SVG; TrueType has no others. */
  export type PathCommand =
    | { type: 'M' | 'L'; x: number; y: number }
    | { type: 'Q'; x1: number; y1: number; x: number; y: number }
    | { type: 'Z' };

  export interface Font {
    unitsPerEm: number;
    hasChar: (character: string) => boolean;
    /** With the ligatures that the font asks for. */
    stringToGlyphs: (text: string) => Glyph[];
  }

  /** @throws if the bytes are no TrueType, OpenType or WOFF font */
  const opentype: { parse: (bytes: ArrayBuffer) => Font };
  export default opentype;
}
