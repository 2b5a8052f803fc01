import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';

/**
 * YAML 1.2's core schema: no code, no custom types, and dates stay text for us to check.
 * Twenty aliases can expand to about 1,500 values at most, so an alias bomb ends as an error, not as a full memory.
 */
export const MAX_ALIASES = 20;

/** @throws {YAMLException} with `reason` and, mostly, `mark` (line and column from 0). */
export function loadYaml(text: string): unknown {
  const value = load(text, { schema: CORE_SCHEMA, maxAliases: MAX_ALIASES, maxDepth: 30 });
  const alias = /(?<=[\s[{,])\*/.exec(text);
  if (alias && isCircular(value, [])) YAMLException.throwAt(text, alias.index, CIRCULAR);
  return value;
}

export const CIRCULAR = 'a value within itself';

/** `&a [*a]` has no end. */
function isCircular(value: unknown, around: readonly unknown[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return around.includes(value) || Object.values(value).some((child) => isCircular(child, [...around, value]));
}
