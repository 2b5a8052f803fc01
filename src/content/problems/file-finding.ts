import type { FieldPath } from './locate-field.ts';

/** An error in a file that was read before, so its place is still to be found. */
export interface FileFinding {
  file: string;
  path: FieldPath;
  /** Stands where the error is, if that is below the front matter. */
  text?: string;
  message: string;
}
