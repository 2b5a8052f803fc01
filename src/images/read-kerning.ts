import { inflateSync } from 'node:zlib';

/** How much nearer (below 0) or farther apart two glyphs stand than their widths say, in font units. */
export type Kerning = (left: number, right: number) => number;

/**
 * The kerning of a WOFF font, which opentype.js 2.0 leaves out where the table is one of extensions
 * (https://learn.microsoft.com/typography/opentype/spec/gpos, lookups of type 9 around type 2).
 */
export function readKerning(woff: Buffer): Kerning {
  const table = readTable(woff, 'GPOS');
  const pairs = table ? listKerningLookups(table).map((subtables) => subtables.map((at) => readPairs(table, at))) : [];
  // Of a lookup's subtables the first that covers the pair decides.
  return (left, right) =>
    pairs.reduce((sum, subtables) => {
      for (const find of subtables) {
        const value = find(left, right);
        if (value !== undefined) return sum + value;
      }
      return sum;
    }, 0);
}

/** https://www.w3.org/TR/WOFF/#TableDirectory */
function readTable(woff: Buffer, wanted: string): Buffer | undefined {
  for (let at = 44; at < 44 + 20 * woff.readUInt16BE(12); at += 20) {
    if (woff.toString('latin1', at, at + 4) !== wanted) continue;
    const [offset, size, fullSize] = [woff.readUInt32BE(at + 4), woff.readUInt32BE(at + 8), woff.readUInt32BE(at + 12)];
    const bytes = woff.subarray(offset, offset + size);
    return size < fullSize ? inflateSync(bytes) : bytes;
  }
  return undefined;
}

/** A count, and as many offsets after it. */
function listOffsets(table: Buffer, at: number, size = 2, first = 2): number[] {
  return Array.from({ length: table.readUInt16BE(at) }, (_, index) => table.readUInt16BE(at + first + index * size));
}

/** Where the pair subtables of each lookup for the feature `kern` begin. */
function listKerningLookups(table: Buffer): number[][] {
  const [features, lookups] = [table.readUInt16BE(6), table.readUInt16BE(8)];
  const indexes = listOffsets(table, features, 6, 6)
    .map((offset, index) => ({ offset, tag: table.toString('latin1', features + 2 + index * 6, features + 6 + index * 6) }))
    .filter(({ tag }) => tag === 'kern')
    .flatMap(({ offset }) => listOffsets(table, features + offset + 2));
  const starts = listOffsets(table, lookups);
  return [...new Set(indexes)].map((index) => listPairSubtables(table, lookups + (starts[index] ?? 0)));
}

function listPairSubtables(table: Buffer, lookup: number): number[] {
  const type = table.readUInt16BE(lookup);
  const subtables = listOffsets(table, lookup + 4).map((offset) => lookup + offset);
  if (type !== 9) return type === 2 ? subtables : [];
  return subtables.filter((at) => table.readUInt16BE(at + 2) === 2).map((at) => at + table.readUInt32BE(at + 4));
}

function readPairs(table: Buffer, at: number): (left: number, right: number) => number | undefined {
  const coverage = readCoverage(table, at + table.readUInt16BE(at + 2));
  const [first, second] = [table.readUInt16BE(at + 4), table.readUInt16BE(at + 6)];
  const size = countBits(first) + countBits(second);
  // The advance of the left glyph stands after its placements, if it has any.
  const read = (record: number) => (first & 4 ? table.readInt16BE(record + countBits(first & 3)) : 0);
  if (table.readUInt16BE(at) === 1) {
    const sets = listOffsets(table, at + 8).map((offset) => readPairSet(table, at + offset, size, read));
    return (left, right) => sets[coverage.get(left) ?? -1]?.get(right);
  }
  const [leftClasses, rightClasses] = [8, 10].map((offset) => readClasses(table, at + table.readUInt16BE(at + offset)));
  const width = table.readUInt16BE(at + 14);
  return (left, right) =>
    coverage.has(left) ? read(at + 16 + ((leftClasses?.get(left) ?? 0) * width + (rightClasses?.get(right) ?? 0)) * size) : undefined;
}

function readPairSet(table: Buffer, at: number, size: number, read: (record: number) => number): Map<number, number> {
  const records = Array.from({ length: table.readUInt16BE(at) }, (_, index) => at + 2 + index * (2 + size));
  return new Map(records.map((record) => [table.readUInt16BE(record), read(record + 2)]));
}

/** Bytes of a value record. */
function countBits(format: number): number {
  return 2 * format.toString(2).replaceAll('0', '').length;
}

/** Each covered glyph, with its place among them. */
function readCoverage(table: Buffer, at: number): Map<number, number> {
  if (table.readUInt16BE(at) === 1) return new Map(listOffsets(table, at + 2).map((glyph, index) => [glyph, index]));
  return readRanges(table, at + 2, (glyph, start, value) => value + glyph - start);
}

function readClasses(table: Buffer, at: number): Map<number, number> {
  if (table.readUInt16BE(at) === 2) return readRanges(table, at + 2, (_glyph, _start, value) => value);
  const start = table.readUInt16BE(at + 2);
  return new Map(listOffsets(table, at + 4).map((value, index) => [start + index, value]));
}

function readRanges(table: Buffer, at: number, find: (glyph: number, start: number, value: number) => number): Map<number, number> {
  const ranges = Array.from({ length: table.readUInt16BE(at) }, (_, index) => at + 2 + index * 6);
  return new Map(
    ranges.flatMap((range) => {
      const [start, end, value] = [table.readUInt16BE(range), table.readUInt16BE(range + 2), table.readUInt16BE(range + 4)];
      return Array.from({ length: end - start + 1 }, (_, index): [number, number] => [start + index, find(start + index, start, value)]);
    }),
  );
}
