import type { z } from 'zod';
import { findUnknownFields, listKnownFields } from '../problems/find-unknown-fields.ts';
import { createFieldLocator, type FieldPath } from '../problems/locate-field.ts';
import type { Problem } from '../problems/problem.ts';

/** Something wrong with a field, before its place in the file is known. */
export interface Finding {
  severity: Problem['severity'];
  path: FieldPath;
  /** True when the field's name is wrong, not its value. */
  isAtName?: boolean;
  message: string;
}

/**
 * Checks fields against a schema, unknown names included.
 */
export function checkFields<Schema extends z.ZodType>(
  schema: Schema,
  fields: unknown,
): { data: z.output<Schema> | undefined; findings: Finding[] } {
  const parsed = schema.safeParse(fields);
  const findings: Finding[] = parsed.success ? [] : parsed.error.issues.map(({ path, message }) => ({ severity: 'error', path, message }));
  for (const { path, nearest } of findUnknownFields(knownFieldsOf(schema), fields)) {
    const name = String(path.at(-1));
    // What is no name at all may be a sealed text that lost its field.
    const shown = /^[\p{L}\p{N}_. -]{1,40}$/u.test(name) ? JSON.stringify(name) : 'with a strange name';
    const message = `unknown field ${shown}; ${nearest ? `did you mean "${nearest}"?` : 'it is left out'}`;
    findings.push({ severity: 'warning', path, isAtName: true, message });
  }
  return { data: parsed.data, findings };
}

/** @param yaml the text the fields were read from; it is parsed once more, and only where there is a finding */
export function locateFindings(findings: readonly Finding[], file: string, yaml: string): Problem[] {
  if (findings.length === 0) return [];
  const locate = createFieldLocator(yaml);
  return findings.map(({ severity, path, isAtName, message }) => ({ severity, file, ...locate(path, isAtName), message }));
}

const knownFields = new WeakMap<z.ZodType, ReturnType<typeof listKnownFields>>();

function knownFieldsOf(schema: z.ZodType) {
  if (!knownFields.has(schema)) knownFields.set(schema, listKnownFields(schema));
  return knownFields.get(schema) ?? new Map();
}
