import { z } from 'zod';
import { en } from '../../words/en.ts';
import type { Counted, Words } from '../../words/words.ts';
import { group, plainText, refuse } from '../fields/field-types.ts';
import { quoteText } from '../problems/describe-value.ts';
import { nearestName } from '../problems/find-unknown-fields.ts';

/** Some of what the site says, by the names of `src/words/en.ts`. */
export type OwnWords = PartOf<Words>;

type PartOf<Group> = {
  [Name in keyof Group]?: Group[Name] extends string | Counted ? Group[Name] | undefined : PartOf<Group[Name]> | undefined;
};

/** Kinds of numbers that languages tell apart: https://cldr.unicode.org/index/cldr-spec/plural-rules. */
export const NUMBER_KINDS = ['zero', 'one', 'two', 'few', 'many', 'other'] as const satisfies readonly Intl.LDMLPluralRule[];

/** A file in `words/`: any of the groups and entries that the English words have. */
export function describeWords(): z.ZodType<OwnWords> {
  return describeGroup('words', en) as unknown as z.ZodType<OwnWords>;
}

type Entry = string | { other: string };

function isCounted(entry: object): entry is Counted {
  return 'other' in entry;
}

function describeGroup(name: string, entries: object): z.ZodType {
  const shape = Object.entries(entries).map(([key, entry]: [string, Entry]) => [key, describeEntry(key, entry).optional()]);
  return group(name, Object.fromEntries(shape), `its entries, indented, below ${name}:`);
}

function describeEntry(name: string, entry: Entry): z.ZodType {
  if (typeof entry === 'string') return sentence(name, entry);
  return isCounted(entry) ? countedSentence(name, entry) : describeGroup(name, entry);
}

/** One sentence, or one for each kind of number. */
function countedSentence(name: string, { other: english }: Counted): z.ZodType {
  const kinds = NUMBER_KINDS.map((kind) => [kind, kind === 'other' ? sentence(kind, english) : sentence(kind, english).optional()]);
  const forms = group(
    name,
    Object.fromEntries(kinds),
    `a sentence, or one for each kind of number, with other: among them, below ${name}:`,
  );
  return z.preprocess((value) => (typeof value === 'string' ? { other: value } : value), forms);
}

/** Text in which each `{name}` is one that is filled in there. */
function sentence(name: string, english: string): z.ZodType<string> {
  const places = listPlaces(english);
  return plainText(name, `${name}: "${english}"`).transform((text, context) => {
    const unknown = [...listPlaces(text)].find((place) => !places.has(place));
    if (unknown === undefined) return text;
    const known = [...places].map((place) => `{${place}}`).join(', ');
    const nearest = nearestName(unknown, [...places]);
    const mend = nearest ? `did you mean {${nearest}}?` : places.size === 0 ? 'take it out' : `there is ${known}`;
    return refuse(context, text, `${name} names ${quoteText(`{${unknown}}`)}, and nothing is filled in there; ${mend}`);
  });
}

function listPlaces(text: string): Set<string> {
  return new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, place = '']) => place));
}

/** Every entry of some words, by its names: `site.home`. */
export function listWords(words: object, above = ''): Map<string, string | Counted> {
  return new Map(
    Object.entries(words).flatMap(([name, value]: [string, Entry | undefined]): [string, string | Counted][] => {
      if (value === undefined) return [];
      const path = `${above}${name}`;
      return typeof value === 'string' || isCounted(value) ? [[path, value]] : [...listWords(value, `${path}.`)];
    }),
  );
}
