import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** A text that is sealed in no way that is known, or by another key. */
export class SealError extends Error {}

/** Bytes of what makes each sealing another one, and tells the two ways apart. */
const CBC_IV = 16;
/** NIST SP 800-38D, 8.2: of 12 bytes. */
const GCM_IV = 12;
/** Bytes at the end that tell whether key and text fit. */
const GCM_TAG = 16;

/**
 * Seals a text with AES-GCM.
 * @param key 16 or 32 bytes
 * @returns `ciphertext;iv` in base64, the tag at the end of the ciphertext
 */
export function sealText(text: string, key: Buffer): string {
  const iv = randomBytes(GCM_IV);
  const cipher = createCipheriv(key.length === 16 ? 'aes-128-gcm' : 'aes-256-gcm', key, iv, { authTagLength: GCM_TAG });
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return [sealed, iv].map((bytes) => bytes.toString('base64')).join(';');
}

/**
 * Opens what {@link sealText} sealed, and what others did with AES-CBC and PKCS#7.
 * @param sealed `ciphertext;iv` in base64
 * @throws {SealError}
 */
export function openText(sealed: string, key: Buffer): string {
  const [bytes = Buffer.alloc(0), iv = Buffer.alloc(0)] = sealed.split(';').map((part) => Buffer.from(part, 'base64'));
  const bits = key.length * 8;
  if (iv.length !== GCM_IV && iv.length !== CBC_IV)
    throw new SealError(`its iv has ${iv.length} bytes; texts sealed with AES-GCM have ${GCM_IV}, with AES-CBC ${CBC_IV}`);
  try {
    const opened = iv.length === GCM_IV ? openGcm(bytes, iv, key, bits) : openCbc(bytes, iv, key, bits);
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(opened);
  } catch (cause) {
    throw new SealError('the key does not fit the text, or the text was changed', { cause });
  }
}

function openGcm(bytes: Buffer, iv: Buffer, key: Buffer, bits: number): Buffer {
  const decipher = createDecipheriv(bits === 128 ? 'aes-128-gcm' : 'aes-256-gcm', key, iv, { authTagLength: GCM_TAG });
  decipher.setAuthTag(bytes.subarray(-GCM_TAG));
  return Buffer.concat([decipher.update(bytes.subarray(0, -GCM_TAG)), decipher.final()]);
}

function openCbc(bytes: Buffer, iv: Buffer, key: Buffer, bits: number): Buffer {
  const decipher = createDecipheriv(`aes-${bits}-cbc`, key, iv);
  return Buffer.concat([decipher.update(bytes), decipher.final()]);
}
