import fc from 'fast-check';
import type { SiteState } from '../../../src/publish/record/fill-tables.ts';
import type { SiteChange } from '../../../src/publish/record/update-tables.ts';

/** Texts that JavaScript and SQLite sort, write or cut differently, unless one takes care. */
const ODD = [
  '\uD7FF',
  '\uD800',
  '\uDC00x',
  '\uE000',
  '\uFFFF',
  '😀',
  '😀"',
  '\n',
  '\\',
  '"',
  "'",
  'é',
  'e\u0301',
  '\u2028',
  'a,b',
  'a',
  'a,',
  'a/b',
];

const PATHS = [...ODD, ...Array.from({ length: 100 }, (_, index) => `news/${index}/index.html`), 'robots.txt', 'index.html'];
export const QUESTIONS = [
  ...ODD,
  ...Array.from({ length: 100 }, (_, index) => JSON.stringify(['article', `story-${index}`])),
  '["bar"]',
  '["now"]',
];

const look = fc.record({ size: fc.nat(), mtime: fc.double({ min: 0, max: 4e12, noNaN: true }) });
const hash = fc.string({ maxLength: 24 });
const making = fc.record({
  component: fc.constantFrom('src/pages/index.astro', 'src/pages/news/[slug].astro'),
  params: fc.dictionary(fc.constantFrom('slug', 'page', 'topic'), fc.string({ unit: 'binary', maxLength: 5 }), { noNullPrototype: true }),
  asked: fc.uniqueArray(fc.constantFrom(...QUESTIONS), { maxLength: 12 }),
});
const answers = fc.array(fc.tuple(fc.constantFrom(...QUESTIONS), hash), { maxLength: 150 });
const paths = (maxLength: number) => fc.uniqueArray(fc.constantFrom(...PATHS), { maxLength });

export const anySite: fc.Arbitrary<SiteState> = fc
  .record({ files: paths(PATHS.length), looks: fc.array(look, { minLength: PATHS.length, maxLength: PATHS.length }), answers })
  .chain(({ files, looks, answers: given }) => {
    return fc.array(fc.option(making, { freq: 4 }), { minLength: files.length, maxLength: files.length }).map((makings) => ({
      files: new Map(files.map((path, index) => [path, looks[index] ?? { size: 0, mtime: 0 }])),
      pages: new Map(files.flatMap((path, index) => (makings[index] ? [[path, makings[index]] as const] : []))),
      answers: new Map(given),
    }));
  });

export const anyChange: fc.Arbitrary<SiteChange> = fc
  .record({
    paths: paths(24),
    makings: fc.array(fc.tuple(making, look), { minLength: 24, maxLength: 24 }),
    kinds: fc.array(fc.nat(3), { minLength: 24, maxLength: 24 }),
    answers,
  })
  .map(({ paths: chosen, makings, kinds, answers: given }) => {
    const some = chosen.map((path, index) => ({ path, kind: kinds[index] ?? 0, making: makings[index] ?? makings[0] }));
    const of = (kind: number) => some.filter((one) => one.kind === kind);
    return {
      paper: 'another',
      answers: given,
      pages: [...of(0), ...of(1)].flatMap(({ path, making: made }) => (made ? [{ file: path, ...made[0], ...made[1] }] : [])),
      files: of(2).flatMap(({ path, making: made }) => (made ? [{ path, ...made[1] }] : [])),
      removed: of(3).map(({ path }) => path),
    };
  });
