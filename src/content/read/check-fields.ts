import type { z } from 'zod';
import { findUnknownFields, listKnownFields, nearestName } from '../problems/find-unknown-fields.ts';
import type { Finding } from '../problems/finding.ts';

/** Checks a file's fields against a schema, unknown names included. */
export function checkFields<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  fields: unknown,
): { data: z.output<Schema> | undefined; findings: Finding[] } {
  const parsed = schema.safeParse(fields);
  const findings: Finding[] = (parsed.error?.issues ?? []).map(({ path, message }) => ({ severity: 'error', file, path, message }));
  for (const { path, known } of findUnknownFields(knownFieldsOf(schema), fields)) {
    findings.push({
      severity: 'warning',
      file,
      path,
      isAtName: true,
      message: () => describeUnknown(String(path.at(-1)), [...known.keys()]),
    });
  }
  return { data: parsed.data, findings };
}

function describeUnknown(name: string, known: readonly string[]): string {
  // What is no name at all may be a sealed text that lost its field.
  const shown = /^[\p{L}\p{N}_. -]{1,40}$/u.test(name) ? JSON.stringify(name) : 'with a strange name';
  const nearest = nearestName(name, known);
  return `unknown field ${shown}; ${nearest ? `did you mean "${nearest}"?` : 'it is left out'}`;
}

const knownFields = new WeakMap<z.ZodType, ReturnType<typeof listKnownFields>>();

function knownFieldsOf(schema: z.ZodType) {
  if (!knownFields.has(schema)) knownFields.set(schema, listKnownFields(schema));
  return knownFields.get(schema) ?? new Map();
}
