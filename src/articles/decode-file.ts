import type { Problem } from './problem.ts';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** A UTF-8 file's text without its byte order mark, or the problem that the bytes are not UTF-8. */
export function decodeFile(file: string, bytes: Uint8Array): string | Problem {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    const { line, column, byte } = locateBadByte(bytes);
    const found = `0x${byte.toString(16).padStart(2, '0')}`;
    const message = `the file is not UTF-8 text, found the byte ${found}; save it again as UTF-8`;
    return { severity: 'error', file, line, column, message };
  }
}

/** Where the first byte stands that is not UTF-8. Line and column count from 1; the column counts bytes. */
function locateBadByte(bytes: Uint8Array): { line: number; column: number; byte: number } {
  let [valid, invalid] = [0, bytes.length];
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    const isValid = isUtf8Prefix(bytes.subarray(0, middle));
    if (isValid) valid = middle;
    else invalid = middle;
  }
  const before = bytes.subarray(0, valid);
  const line = before.filter((byte) => byte === 0x0a).length + 1;
  const column = valid - (before.lastIndexOf(0x0a) + 1) + 1;
  return { line, column, byte: bytes[valid] ?? 0 };
}

/** A prefix may end inside a character, so the decoder is told that more follows. */
function isUtf8Prefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
