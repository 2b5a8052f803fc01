import { expect, it } from 'vitest';
import { openGraphLocale } from '../../src/layouts/open-graph-locale.ts';

it.each([
  ['en-GB', 'en_GB'],
  ['en', 'en_US'],
  ['de', 'de_DE'],
  ['zh-Hant', 'zh_TW'],
  ['sr-Latn-RS', 'sr_RS'],
  ['es-419', undefined],
  ['eo', undefined],
])('writes %s as %s', (language, locale) => {
  expect(openGraphLocale(language)).toBe(locale);
});
