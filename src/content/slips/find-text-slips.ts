import { quoteText } from '../problems/describe-value.ts';
import type { Finding } from '../problems/finding.ts';
import type { FieldPath } from '../problems/locate-field.ts';

interface Value {
  value: string | null;
  path: FieldPath;
  /** Whether it is text for people. */
  isText: boolean;
}

/** A line's field, if it names one, and what stands behind it. */
const LINE = /^[ \t]*(?:- +)*(?:([\w-]+):(?:[ \t]+|$))?(.*)$/;

/** Quotes that YAML takes for letters, around a whole value and not within it. */
const IN_CURLY_QUOTES =
  /^(?:[\u201c\u201d\u201e][^\u201c-\u201f]*[\u201c\u201d]|[\u2018\u201a][^\u2018\u201a]*[\u2018\u2019]|\u00ab[^\u00ab\u00bb]*\u00bb)$/;

/**
 * What is YAML and hardly what its author meant: text cut off where a comment seems to begin, and curly quotes in the place of
 * straight ones. It looks at lines, which costs nothing; only where one looks so, at the values.
 * @param textFields of the schema, see `listTextFields`
 */
export function findTextSlips(file: string, yaml: string, fields: unknown, textFields: ReadonlySet<string>): Finding[] {
  const mayBeCut = /[ \t]#/.test(yaml);
  const mayBeQuoted = /(?::|-)[ \t]+[\u201c\u201d\u201e\u2018\u201a\u00ab]/.test(yaml);
  if (!mayBeCut && !mayBeQuoted) return [];
  const values = indexValues(fields, textFields);
  return yaml.split('\n').flatMap((line, index): Finding[] => {
    const slip = findCut(line, values) ?? findCurlyQuotes(line, values);
    return slip
      ? [{ severity: 'warning', file, path: slip.path, place: { line: index + 1, column: slip.column }, message: slip.message }]
      : [];
  });
}

interface Slip {
  path: FieldPath;
  /** From 1. */
  column: number;
  message: string;
}

function findCut(line: string, values: ValueIndex): Slip | undefined {
  const hash = line.search(/(?<=[ \t])#/);
  if (hash === -1) return undefined;
  const [, field, before = ''] = LINE.exec(line.slice(0, hash).trimEnd()) ?? [];
  const isEmpty = before === '';
  // Of an empty field a comment is likely, unless its first word begins at once.
  if (isEmpty && !/^#\S/.test(line.slice(hash))) return undefined;
  const found = values.find(field, isEmpty ? null : before)?.find(({ isText }) => isText);
  if (!found) return undefined;
  const effect = isEmpty ? `${field} is empty` : `${field ?? 'this text'} ends at ${quoteText(before)}`;
  return { path: found.path, column: hash + 1, message: `a comment begins at #, so ${effect}; put the value in quotes if # belongs to it` };
}

function findCurlyQuotes(line: string, values: ValueIndex): Slip | undefined {
  const [, field, rest = ''] = LINE.exec(line.trimEnd()) ?? [];
  const found = IN_CURLY_QUOTES.test(rest) ? values.find(field, rest)?.[0] : undefined;
  if (!found) return undefined;
  const mend = `write straight ones, as in ${field === undefined ? '- ' : `${field}: `}"…", and keep the curly ones inside them if they are meant`;
  return {
    path: found.path,
    column: line.indexOf(rest) + 1,
    message: `${field ?? 'this text'} stands in curly quotes, which become part of it; ${mend}`,
  };
}

interface ValueIndex {
  /** Those of a field, or of a list where no field is named; null is an empty one. */
  find: (field: string | undefined, value: string | null) => readonly Value[] | undefined;
}

function indexValues(fields: unknown, textFields: ReadonlySet<string>): ValueIndex {
  const index = new Map<string, Value[]>();
  const keyOf = (field: string | undefined, value: string | null) => `${field ?? ''}\n${value ?? '\n'}`;
  const look = (value: unknown, path: FieldPath, name: string): void => {
    if (Array.isArray(value)) for (const [place, item] of value.entries()) look(item, [...path, place], name);
    else if (typeof value === 'object' && value !== null) {
      for (const [field, child] of Object.entries(value)) look(child, [...path, field], name === '' ? field : `${name}.${field}`);
    } else if (typeof value === 'string' || value === null) {
      const field = path.at(-1);
      const key = keyOf(typeof field === 'string' ? field : undefined, value);
      const known = index.get(key);
      const found = { value, path, isText: textFields.has(name) };
      if (known) known.push(found);
      else index.set(key, [found]);
    }
  };
  look(fields, [], '');
  return { find: (field, value) => index.get(keyOf(field, value)) };
}
