import { en } from '../../words/en.ts';
import { findTranslation } from '../../words/find-words.ts';
import type { Words } from '../../words/words.ts';
import { parseLanguage } from '../fields/parse-language.ts';
import type { YamlFile } from '../files/read-yaml-files.ts';
import { listWords, NUMBER_KINDS, type OwnWords } from '../files/words-schema.ts';
import { quoteText } from '../problems/describe-value.ts';
import type { Finding } from '../problems/finding.ts';

export interface CombinedWords {
  /** Undefined where the paper has no words of its own in its language. */
  words: Words | undefined;
  findings: readonly Finding[];
}

/** Entries that a message names. */
const MOST_NAMED = 5;

/**
 * The paper's words over the built-in ones. Those of a language go before those of English, and those of a country (`nl-BE`)
 * before those of its language.
 * @param language of the site, a BCP 47 tag
 * @param ofTheme lie below the paper's; there may be some for other languages
 */
export function combineWords(
  files: readonly YamlFile<OwnWords>[],
  language: string,
  ofTheme: readonly YamlFile<OwnWords>[] = [],
): CombinedWords {
  const own = [...pickWords(ofTheme, language), ...pickWords(files, language)];
  const named = [...ofTheme, ...files].map((one) => ({ ...one, tag: readTag(one.file), isOfTheme: ofTheme.includes(one) }));
  const findings = named.flatMap(({ file, tag, fields, isOfTheme }): Finding[] => {
    if (tag === undefined) {
      const message = `the name of this file is no language tag, found ${quoteText(file)}; name it for example words/${language}.yaml`;
      return [{ severity: 'error', file, path: [], message }];
    }
    const unused = `this file is not used: the site’s language is ${language}, see language in site.yaml`;
    return [
      ...(isOfTheme || isSameOrBroader(tag, language) ? [] : [{ severity: 'warning' as const, file, path: [], message: unused }]),
      ...findUselessKinds(file, tag, fields),
    ];
  });
  const [first] = own;
  if (!first) return { words: undefined, findings };
  const translated = findTranslation(language);
  const words = own.reduce<Words>((below, { fields }) => layOver(below, fields), translated ?? en);
  return { words, findings: [...findings, ...(translated ? [] : findMissing(own, first.file))] };
}

/** Those for a language, the broadest first. */
function pickWords(files: readonly YamlFile<OwnWords>[], language: string): YamlFile<OwnWords>[] {
  const tagged = files.map((file) => ({ file, tag: readTag(file.file) ?? '' }));
  const fitting = tagged.filter(({ tag }) => isSameOrBroader(tag, language));
  return fitting.toSorted((a, b) => a.tag.length - b.tag.length).map(({ file }) => file);
}

function readTag(file: string): string | undefined {
  const name = file.replace(/^(?:.*\/)?words\/|\.ya?ml$/gi, '');
  const language = parseLanguage(name);
  return 'value' in language && !name.includes('/') ? language.value : undefined;
}

function isSameOrBroader(tag: string, language: string): boolean {
  return language === tag || language.startsWith(`${tag}-`);
}

/** @returns new words: groups of `over` go into those of `below`, entries take their place */
function layOver<Group extends object>(below: Group, over: object): Group {
  const laid = Object.entries(over).flatMap(([name, value]: [string, unknown]): [string, unknown][] => {
    const ours = below[name as keyof Group];
    if (value === undefined) return [];
    const isGroup = typeof ours === 'object' && ours !== null && !('other' in ours);
    return [[name, isGroup ? layOver(ours, value as object) : value]];
  });
  return { ...below, ...Object.fromEntries(laid) };
}

/** One warning, however much is missing. */
function findMissing(own: readonly { fields: OwnWords }[], file: string): Finding[] {
  const said = new Set(own.flatMap(({ fields }) => [...listWords(fields).keys()]));
  const all = [...listWords(en).keys()];
  const missing = all.filter((name) => !said.has(name));
  if (missing.length === 0) return [];
  const named = missing.slice(0, MOST_NAMED).join(', ');
  const rest = missing.length - MOST_NAMED;
  const message = `${missing.length} of ${all.length} entries are missing and stay English: ${named}${rest > 0 ? ` and ${rest} more` : ''}`;
  return [{ severity: 'warning', file, path: [], message }];
}

/** Sentences for a kind of number that the language does not tell apart are never said. */
function findUselessKinds(file: string, tag: string, fields: OwnWords): Finding[] {
  const known = new Set<string>(new Intl.PluralRules(tag).resolvedOptions().pluralCategories);
  return [...listWords(fields)].flatMap(([name, entry]): Finding[] => {
    if (typeof entry === 'string') return [];
    return NUMBER_KINDS.filter((kind) => entry[kind] !== undefined && !known.has(kind)).map((kind) => ({
      severity: 'warning',
      file,
      path: [...name.split('.'), kind],
      isAtName: true,
      message: `${kind} is never said: ${tag} tells apart ${[...known].join(', ')}; take it out`,
    }));
  });
}
