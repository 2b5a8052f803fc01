import fc from 'fast-check';
import { listKnownFields } from '../../../src/content/problems/find-unknown-fields.ts';
import { anyAddress } from './any-name.ts';
import { anyText } from './any-text.ts';

/** What a field may hold in YAML that a careless or a hostile hand wrote. */
export const ODD_VALUES: readonly string[] = [
  ...[
    '',
    '~',
    'null',
    'true',
    'no',
    '0',
    '-1',
    '1e999',
    '.nan',
    '0x1f',
    '1_000',
    '2026-13-45',
    '2026-01-01',
    '0206-01-01T00:00:00Z',
    '[]',
    '{}',
  ],
  ...[
    '[',
    '{',
    '"',
    "'",
    '|',
    '>',
    '&a',
    '*a',
    '&a [*a]',
    '!!js/function "pwned()"',
    '!!python/object x',
    '!!binary aGk=',
    '!x y',
    '@x',
    '`x`',
    '%x',
  ],
  ...[
    '{a: {a: {a: {}}}}',
    '[[[[[[]]]]]]',
    '[1, two, {three: 3}]',
    'a: b: c',
    '- a',
    '"\\u0000"',
    '"\\ud800"',
    '“curly”',
    'Story #1 of the year',
    '\tx',
  ],
  ...[
    '{__proto__: {published: true}}',
    '{constructor: x}',
    '<<: *a',
    '"&#60;script&#62;pwned()&#60;/script&#62;"',
    '99999999999999999999',
    '"https://"',
  ],
];

/** One line's worth of YAML, right or wrong. */
export const anyValue: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...ODD_VALUES) },
  { weight: 1, arbitrary: anyText.map((text) => JSON.stringify(text)) },
  { weight: 1, arbitrary: anyText },
  { weight: 1, arbitrary: anyAddress.map((address) => JSON.stringify(address)) },
  { weight: 1, arbitrary: fc.array(anyText, { maxLength: 3 }).map((texts) => JSON.stringify(texts)) },
);

/** The fields that a schema knows. */
export function listNames(schema: Parameters<typeof listKnownFields>[0]): string[] {
  return [...(listKnownFields(schema)?.keys() ?? [])];
}

/** Lines of YAML in which fields of a schema hold anything. @param names those that the schema knows */
export function anyYaml(names: readonly string[]): fc.Arbitrary<string> {
  const name = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: anyText });
  return fc
    .array(fc.tuple(name, anyValue), { maxLength: 4 })
    .map((lines) => lines.map(([field, value]) => `${field}: ${value}\n`).join(''));
}

/** Whole files that are no YAML, or too much of it. */
export const ODD_FILES: readonly string[] = [
  '',
  '---',
  '---\n---\n',
  '---\n',
  '\ufeff---\ntitle: x\n---\n',
  '---js\nmodule.exports = { title: pwned() }\n---\n',
  '---json\n{"title": "x"}\n---\n',
  '---\n# only a comment\n---\nbody',
  '---\n- a\n- b\n---\n',
  '---\ntitle: a\ntitle: b\n---\n',
  '---\n\ttitle: a\n---\n',
  '---\r\ntitle: a\r\n---\r\n',
  '---\n? [a, b]\n: c\n---\n',
  `---\na: &a [x, x]\n${'bcdefghij'
    .split('')
    .map((name, index) => `${name}: &${name} [*${'abcdefghi'[index]}, *${'abcdefghi'[index]}]\n`)
    .join('')}---\n`,
  `---\n${'a:\n '.repeat(100)}\n---\n`,
  `---\nx: ${'['.repeat(20_000)}\n---\n`,
  `---\n${Array.from({ length: 3000 }, (_, index) => `field${index}: 1\n`).join('')}---\n`,
  `---\ntopics: [${Array.from({ length: 600 }, (_, index) => `t${index}`).join(', ')}]\n---\n`,
  '\u0000\u0001\u0002',
  '<html><script>pwned()</script></html>',
];
