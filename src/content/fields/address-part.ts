import { quoteText } from '../problems/describe-value.ts';

/** Bytes in UTF-8; file systems allow 255 for one name. */
const MAX_BYTES = 200;

/**
 * Why a text can't be one part of an address, null if it can. Letters and digits of any script are fine;
 * what is left out would need escaping in an address or fail as a folder's name on some system.
 */
export function findAddressFault(part: string): string | null {
  if (part === '') return 'is empty';
  if (Buffer.byteLength(part) > MAX_BYTES) return `is longer than ${MAX_BYTES} bytes`;
  if (!/^[\p{L}\p{N}]/u.test(part)) return 'does not begin with a letter or digit';
  const strange = /[^\p{L}\p{N}\p{M}._~-]/u.exec(part)?.[0];
  if (strange) return `holds ${quoteText(strange)}`;
  if (/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(part)) return 'is the name of a device on Windows';
  const ending = /\.(?:html?|md|json)?$/i.exec(part)?.[0];
  if (ending) return `ends in ${JSON.stringify(ending)}`;
  return null;
}

/** What makes two address parts one: some file systems fold case, all browsers compose Unicode. */
export function foldAddressPart(part: string): string {
  return part.normalize('NFKC').toLowerCase();
}

/** Of a whole address: each part is a folder, and a file system allows some 4,000 bytes for all of a path. */
const [MAX_PARTS, MAX_ADDRESS_BYTES] = [20, 1000];

/** What is too long about an address of several parts; undefined if nothing is. @param what it is, for a message */
export function describeLength(what: string, parts: number, bytes: number, mend: string): string | undefined {
  if (parts <= MAX_PARTS && bytes <= MAX_ADDRESS_BYTES) return undefined;
  const most = `${what} may have ${MAX_PARTS} parts and ${MAX_ADDRESS_BYTES.toLocaleString('en')} bytes`;
  return `${most}, found ${parts} parts and ${bytes.toLocaleString('en')} bytes; ${mend}`;
}
