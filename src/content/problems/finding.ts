import type { FieldPath } from './locate-field.ts';
import type { Problem } from './problem.ts';

/**
 * A problem that names a field, before its place is known. Checks find these: to keep every field's place would take eight
 * times as long, so {@link locateFindings} looks for the places of the few.
 */
export interface Finding extends Pick<Problem, 'severity' | 'file'> {
  path: FieldPath;
  /** True when the field's name is wrong, not its value. */
  isAtName?: boolean;
  /** Where it is, if that is known already. */
  place?: Pick<Problem, 'line' | 'column'>;
  /** Stands where the mistake is, if that is below the front matter. */
  text?: string;
  /** A function where the words take time: of many findings alike it is called for the first few. */
  message: string | (() => string);
}
