import { createHash } from 'node:crypto';

/** The name that Git gives to a file's bytes, in hexadecimal: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects. */
export function hashBlob(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
