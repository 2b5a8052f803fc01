import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The SHA-256 of a file's bytes; of one that can't be read the name of the error. */
export function hashFile(path: string): string {
  try {
    return hash('sha256', readFileSync(path));
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code);
  }
}
