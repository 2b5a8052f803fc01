import { z } from 'zod';
import { describeValue, quoteText } from '../problems/describe-value.ts';
import { cleanText } from './clean-text.ts';
import { MOST_ENTRIES } from './most-entries.ts';
import { type DateTimeFault, parseDateTime } from './parse-date-time.ts';

/**
 * The building blocks of every schema here. Each message says what is wrong, what was found and how to mend it.
 * YAML's empty value (`title:`) counts as a missing field. Core-schema YAML leaves dates as text, so text it is.
 */

type Refused = { input?: unknown };

const isMissing = (value: unknown): boolean => value === undefined || value === null;

/** Message for a value of the wrong kind; `example` shows a right one. */
function wrongKind(field: string, kind: string, example: string) {
  return ({ input }: Refused): string =>
    isMissing(input)
      ? describeAbsence(input, field, example)
      : `${field} must be ${kind}, found ${describeValue(input)}; ${remedy(input, example)}`;
}

function describeAbsence(input: unknown, field: string, example: string): string {
  return input === null ? `${field} has no value; write for example ${example}` : `${field} is missing; add a line such as ${example}`;
}

function remedy(input: unknown, example: string): string {
  const before = /^(?:- |\w+: )/.exec(example)?.[0] ?? '';
  return typeof input === 'number' || typeof input === 'boolean' ? `put it in quotes: ${before}"${input}"` : `write for example ${example}`;
}

/** Ends a transform with an author's message. */
export function refuse(context: z.RefinementCtx, input: unknown, message: string): never {
  context.issues.push({ code: 'custom', input, message });
  return z.NEVER;
}

/** A field that may be left out or left empty. */
export function optional<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().transform((value) => value ?? undefined);
}

/** Text of a certain form. A number or a switch in quotes would be none either, so its message does not advise that. */
export function formedText(field: string, form: string, example: string, mend = `write for example ${example}`) {
  const wrong = ({ input }: Refused) =>
    isMissing(input) ? describeAbsence(input, field, example) : `${field} is not ${form}, found ${describeValue(input)}; ${mend}`;
  return z.string({ error: wrong });
}

/** Text taken as it stands. */
export function rawText(field: string, example: string) {
  return z.string({ error: wrongKind(field, 'text', example) });
}

/** Why a text is no value of its field. */
export interface Refusal {
  /** What is wrong, without the field's name. */
  fault: string;
  /** What to do besides writing the value as the example shows. */
  mend?: string;
  /** True when the value must not be repeated. */
  isSecret?: boolean;
}

/** Text that a check turns into a value, or refuses with what is wrong and an example. */
export function checked<Value>(field: string, example: string, check: (text: string) => { value: Value } | Refusal) {
  return rawText(field, example).transform((text, context) => {
    const result = check(text);
    if ('value' in result) return result.value;
    const found = result.isSecret ? '' : `, found ${quoteText(text)}`;
    return refuse(context, text, `${field} ${result.fault}${found}; ${result.mend ?? ''}write for example ${example}`);
  });
}

const TEXTS = new WeakSet<z.ZodType>();

/** Whether a schema is that of a text for people, not for programs. */
export function isForPeople(schema: z.ZodType): boolean {
  return TEXTS.has(schema);
}

/** Text for people as it stands; whoever takes it cleans it. */
export function longText(field: string, example: string) {
  const schema = rawText(field, example);
  TEXTS.add(schema);
  return schema;
}

/** Text for people: entities decoded, tags dropped, white space folded; never empty. */
export function plainText(field: string, example: string) {
  return longText(field, example).transform((raw, context) => {
    const text = cleanText(raw);
    return text === '' ? refuse(context, raw, `${field} holds no text, found ${describeValue(raw)}; write for example ${example}`) : text;
  });
}

/** An http or https address, normalised and percent-encoded as browsers do (https://url.spec.whatwg.org/). */
export function webAddress(field: string, address = 'https://example.com/story') {
  const example = `${field}: "${address}"`;
  return formedText(field, 'a web address', example).transform((text, context) => {
    const url = URL.parse(text);
    if (url && (url.protocol === 'https:' || url.protocol === 'http:')) return url.href;
    const wrong = url ? `must begin with https:// or http://` : 'is not a web address';
    return refuse(context, text, `${field} ${wrong}, found ${describeValue(text)}; write for example ${example}`);
  });
}

const DATE_TIME_FAULTS: Record<DateTimeFault, { wrong: string; mend: string }> = {
  format: { wrong: 'is not a date and time', mend: 'write it as 2026-03-01T09:30:00+01:00' },
  offset: { wrong: 'has no offset from UTC', mend: 'end it with Z or with an offset such as +01:00' },
  impossible: { wrong: 'is a moment that does not exist', mend: 'correct the day, the time or the offset' },
};

/** A moment: ISO 8601 with an offset. */
export function dateTime(field: string) {
  const example = `${field}: 2026-03-01T09:30:00+01:00`;
  return formedText(field, 'a date and time', example, DATE_TIME_FAULTS.format.mend).transform((text, context) => {
    const moment = parseDateTime(text);
    if (moment instanceof Date) return moment;
    const { wrong, mend } = DATE_TIME_FAULTS[moment];
    return refuse(context, text, `${field} ${wrong}, found ${quoteText(text)}; ${mend}`);
  });
}

export function finiteNumber(field: string) {
  const wrong = ({ input }: Refused) =>
    `${field} must be a number, found ${describeValue(input)}; write for example ${field}: 80, without quotes`;
  return z.number({ error: wrong });
}

export function wholeNumber(field: string, low: number, high: number) {
  const wrong = ({ input }: Refused) =>
    `${field} must be a whole number from ${low} to ${high}, found ${describeValue(input)}; write for example ${field}: ${Math.min(20, high)}`;
  return z.number({ error: wrong }).int({ error: wrong }).min(low, { error: wrong }).max(high, { error: wrong });
}

export function truth(field: string) {
  return z.boolean({
    error: ({ input }) =>
      `${field} must be true or false, found ${describeValue(input)}; write ${field}: true or ${field}: false, without quotes`,
  });
}

/** One of a few words. */
export function choice<const Words extends readonly string[]>(field: string, words: Words) {
  const wrong = ({ input }: Refused) =>
    `${field} must be ${words.slice(0, -1).join(', ')} or ${words.at(-1)}, found ${describeValue(input)}; write for example ${field}: ${words[0]}`;
  return z.enum(words, { error: wrong });
}

export function list<Item extends z.ZodType>(field: keyof typeof MOST_ENTRIES, item: Item, example: string) {
  const most = MOST_ENTRIES[field];
  const isNone = ({ input }: Refused) =>
    `${field} must be a list, found ${describeValue(input)}; write each entry on a line of its own: ${example}`;
  const isTooLong = ({ input }: Refused) =>
    `${field} may have ${most} entries, found ${(input as unknown[]).length.toLocaleString('en')}; keep those that matter most`;
  return z.array(item, { error: isNone }).max(most, { error: isTooLong });
}

export function names(field: 'tags' | 'authors' | 'publishers') {
  return list(field, plainText('a name', '- "A. Person"'), '- "A. Person"');
}

export function group<Shape extends z.ZodRawShape>(field: string, shape: Shape, example: string) {
  return z.object(shape, {
    error: ({ input }) =>
      isMissing(input)
        ? `${field} is missing; add ${example}`
        : `${field} must be a group of fields, found ${describeValue(input)}; write ${example}`,
  });
}
