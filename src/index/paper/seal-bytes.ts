import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';
import { DamagedIndex } from './damaged-index.ts';

/** Bytes of a CRC-32. */
const SUM = 4;

/** Bytes with their CRC-32 at the end, and that of the key that they stand at; see `sealText`. */
export function sealBytes(key: string, bytes: Uint8Array): Uint8Array {
  const sum = Buffer.alloc(SUM);
  sum.writeUInt32LE(crc32(bytes, crc32(key)));
  return Buffer.concat([bytes, sum]);
}

/** @returns bytes of their own memory @throws {DamagedIndex} if that is not what was sealed at this key */
export function openBytes(key: string, sealed: unknown): Uint8Array<ArrayBuffer> {
  if (!(sealed instanceof Uint8Array) || sealed.length < SUM) throw new DamagedIndex(key);
  const end = sealed.length - SUM;
  const bytes = sealed.slice(0, end);
  if (crc32(bytes, crc32(key)) !== Buffer.from(sealed.buffer, sealed.byteOffset + end, SUM).readUInt32LE()) throw new DamagedIndex(key);
  return bytes as Uint8Array<ArrayBuffer>;
}

/** A value in V8's form, which keeps dates, maps and what is undefined. */
export function sealValue(key: string, value: unknown): Uint8Array {
  return sealBytes(key, serialize(value));
}

/** @throws {DamagedIndex} */
export function openValue<Value>(key: string, sealed: unknown): Value {
  return deserialize(openBytes(key, sealed)) as Value;
}
