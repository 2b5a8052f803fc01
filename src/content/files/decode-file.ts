import { blameFile, type Problem } from '../problems/problem.ts';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** A UTF-8 file's text without its byte order mark, or the problem that the bytes are no whole text. */
export function decodeFile(file: string, bytes: Uint8Array): string | Problem {
  try {
    const text = strictUtf8.decode(bytes);
    return text.endsWith('\0') ? blameFile('error', file, `the file ends in bytes that are zero, ${HALF_WRITTEN}`) : text;
  } catch {
    const { line, column, byte } = locateBadByte(bytes);
    if (byte === undefined) return { severity: 'error', file, line, column, message: `the file ends within a character, ${HALF_WRITTEN}` };
    const found = `0x${byte.toString(16).padStart(2, '0')}`;
    const message = `the file is not UTF-8 text, found the byte ${found}; save it again as UTF-8`;
    return { severity: 'error', file, line, column, message };
  }
}

const HALF_WRITTEN = 'as one that is half-written; write it again as a whole, in UTF-8';

/** Where the first byte stands that is not UTF-8. Line and column count from 1, columns in UTF-16 units. */
function locateBadByte(bytes: Uint8Array): { line: number; column: number; byte: number | undefined } {
  let [valid, invalid] = [0, bytes.length];
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (decodePrefix(bytes.subarray(0, middle)) === null) invalid = middle;
    else valid = middle;
  }
  // The prefix may end with the first bytes of a character that the next byte does not continue: those are the strangers.
  const before = decodePrefix(bytes.subarray(0, valid)) ?? '';
  const lines = before.split('\n');
  return {
    line: lines.length,
    column: (lines.at(-1) ?? '').replace(/^\ufeff/, '').length + 1,
    // Undefined where only the end is missing.
    byte: decodePrefix(bytes) !== null ? undefined : bytes[Buffer.byteLength(before)],
  };
}

/** The whole characters of a prefix, null if it is not UTF-8. It may end inside a character, so the decoder is told that more follows. */
function decodePrefix(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}
