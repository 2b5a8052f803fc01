import type { z } from 'zod';
import { isForPeople } from '../fields/field-types.ts';
import { findUnknownFields, listKnownFields, listTextFields, nearestName } from '../problems/find-unknown-fields.ts';
import type { Finding } from '../problems/finding.ts';
import { findTextSlips } from '../slips/find-text-slips.ts';

/**
 * Checks a file's fields against a schema, unknown names and slips of the hand included.
 * @param yaml the text that the fields were read from; its line 1 is the file's
 */
export function checkFields<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  fields: unknown,
  yaml: string,
): { data: z.output<Schema> | undefined; findings: Finding[] } {
  const parsed = schema.safeParse(fields);
  const findings: Finding[] = (parsed.error?.issues ?? []).map(({ path, message }) => ({ severity: 'error', file, path, message }));
  const { known: knownNames, texts } = describeSchema(schema);
  for (const { path, known } of findUnknownFields(knownNames, fields)) {
    findings.push({
      severity: 'warning',
      file,
      path,
      isAtName: true,
      message: () => describeUnknown(String(path.at(-1)), [...known.keys()]),
    });
  }
  findings.push(...findTextSlips(file, yaml, fields, texts));
  return { data: parsed.data, findings };
}

function describeUnknown(name: string, known: readonly string[]): string {
  // What is no name at all may be a sealed text that lost its field.
  const shown = /^[\p{L}\p{N}_. -]{1,40}$/u.test(name) ? JSON.stringify(name) : 'with a strange name';
  const nearest = nearestName(name, known);
  return `unknown field ${shown}; ${nearest ? `did you mean "${nearest}"?` : 'it is left out'}`;
}

interface SchemaFields {
  known: NonNullable<ReturnType<typeof listKnownFields>>;
  texts: ReadonlySet<string>;
}

const described = new WeakMap<z.ZodType, SchemaFields>();

function describeSchema(schema: z.ZodType): SchemaFields {
  const fields = described.get(schema) ?? {
    known: listKnownFields(schema) ?? new Map(),
    texts: new Set(listTextFields(schema, isForPeople)),
  };
  described.set(schema, fields);
  return fields;
}
