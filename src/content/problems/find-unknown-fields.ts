import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import type { FieldPath } from './locate-field.ts';

export interface UnknownField {
  path: FieldPath;
  /** The known name that it most likely means. */
  nearest: string | undefined;
}

/** The names a schema knows at one level, each with the level below it, if it has one. */
type KnownFields = ReadonlyMap<string, KnownFields | undefined>;

/** Made once for a schema: walking zod's wrappers for each of 20,000 articles took longer than parsing them. */
export function listKnownFields(schema: z.ZodType): KnownFields | undefined {
  if (schema instanceof z.ZodPipe) return listKnownFields(schema.in as z.ZodType);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return listKnownFields(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodArray) return listKnownFields(schema.element as z.ZodType);
  if (!(schema instanceof z.ZodObject)) return undefined;
  return new Map(Object.entries(schema.shape).map(([name, field]) => [name, listKnownFields(field as z.ZodType)]));
}

/** The fields of a value, at every depth, that are not among the known ones. */
export function findUnknownFields(known: KnownFields, value: unknown, path: FieldPath = []): UnknownField[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => findUnknownFields(known, item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  const unknown: UnknownField[] = [];
  for (const [name, child] of Object.entries(value)) {
    const below = known.get(name);
    if (below) unknown.push(...findUnknownFields(below, child, [...path, name]));
    else if (!known.has(name)) unknown.push({ path: [...path, name], nearest: nearestName(name, [...known.keys()]) });
  }
  return unknown;
}

/** The name that differs least; undefined when too much differs for a typing mistake. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[_\s-]/g, '');
  const ranked = known
    .map((candidate) => ({ candidate, edits: countEdits(plain(name), plain(candidate)) }))
    .toSorted((a, b) => a.edits - b.edits);
  const best = ranked[0];
  return best && best.edits <= Math.max(1, Math.floor(name.length / 3)) ? best.candidate : undefined;
}

/** Letters in another order (`titel`) are one mistake of the hand, not two. */
function countEdits(a: string, b: string): number {
  return a !== b && [...a].toSorted().join('') === [...b].toSorted().join('') ? 1 : distance(a, b);
}
