import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import type { FieldPath } from './locate-field.ts';

export interface UnknownField {
  path: FieldPath;
  /** What is known in its group. */
  known: KnownFields;
}

/** The names a schema knows at one level, each with the level below it, if it has one. */
type KnownFields = ReadonlyMap<string, KnownFields | undefined>;

/** Made once for a schema: walking zod's wrappers for each of 20,000 articles took longer than parsing them. */
export function listKnownFields(schema: z.ZodType): KnownFields | undefined {
  if (schema instanceof z.ZodPipe) return listKnownFields(findFields(schema));
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return listKnownFields(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodArray) return listKnownFields(schema.element as z.ZodType);
  if (!(schema instanceof z.ZodObject)) return undefined;
  return new Map(Object.entries(schema.shape).map(([name, field]) => [name, listKnownFields(field as z.ZodType)]));
}

/** Of a value that a check turns into another, or that is put in order before its check. */
function findFields(schema: z.ZodPipe): z.ZodType {
  return (schema.in instanceof z.ZodTransform ? schema.out : schema.in) as z.ZodType;
}

/** The texts for people among a schema's fields: `title`, `topics`, `images.title`. */
export function listTextFields(schema: z.ZodType, isText: (schema: z.ZodType) => boolean, name = ''): string[] {
  if (isText(schema)) return [name];
  if (schema instanceof z.ZodPipe) return listTextFields(findFields(schema), isText, name);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return listTextFields(schema.unwrap() as z.ZodType, isText, name);
  if (schema instanceof z.ZodArray) return listTextFields(schema.element as z.ZodType, isText, name);
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).flatMap(([field, below]) =>
    listTextFields(below as z.ZodType, isText, name === '' ? field : `${name}.${field}`),
  );
}

/** The fields of a value, at every depth, that are not among the known ones. */
export function findUnknownFields(known: KnownFields, value: unknown): UnknownField[] {
  const unknown: UnknownField[] = [];
  const look = (fields: KnownFields, group: unknown, path: FieldPath): void => {
    if (Array.isArray(group)) for (const [index, item] of group.entries()) look(fields, item, [...path, index]);
    else if (typeof group === 'object' && group !== null) {
      for (const [name, child] of Object.entries(group)) {
        const below = fields.get(name);
        if (below) look(below, child, [...path, name]);
        else if (!fields.has(name)) unknown.push({ path: [...path, name], known: fields });
      }
    }
  };
  look(known, value, []);
  return unknown;
}

/** Letters of a name that somebody may have mistyped; a file's has 255 bytes at most. */
const LONGEST_NAME = 255;

/** The name that differs least; undefined when too much differs for a typing mistake. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  const plain = (text: string) => text.toLowerCase().replace(/[_\s-]/g, '');
  const sought = plain(name);
  const most = Math.max(1, Math.floor(sought.length / 3));
  const ranked = known
    .map((candidate) => ({ candidate, edits: countEdits(sought, plain(candidate)) }))
    .filter(({ edits }) => edits <= most)
    .toSorted((a, b) => a.edits - b.edits);
  return ranked[0]?.candidate;
}

/** Letters in another order (`titel`) are one mistake of the hand, not two. */
export function countEdits(a: string, b: string): number {
  return a.length === b.length && a !== b && [...a].toSorted().join('') === [...b].toSorted().join('') ? 1 : distance(a, b);
}
