import { crc32 } from 'node:zlib';
import { DamagedIndex } from './damaged-index.ts';

/**
 * A value as JSON, after the CRC-32 of the JSON and of the key that it stands at: SQLite does not notice where a disk gives back something
 * else than was written. A third of the time of V8's form, which matters where rows are many; dates and what is undefined are lost.
 */
export function sealText(key: string, value: unknown): string {
  const text = JSON.stringify(value);
  return `${crc32(text, crc32(key))} ${text}`;
}

/** @throws {DamagedIndex} if that is not what was sealed at this key */
export function openText<Value>(key: string, sealed: unknown): Value {
  if (typeof sealed !== 'string') throw new DamagedIndex(key);
  const start = sealed.indexOf(' ') + 1;
  const text = sealed.slice(start);
  if (start === 0 || String(crc32(text, crc32(key))) !== sealed.slice(0, start - 1)) throw new DamagedIndex(key);
  return JSON.parse(text) as Value;
}
