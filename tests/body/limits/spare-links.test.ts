import createMarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { spareLinks } from '../../../src/body/limits/spare-links.ts';

const HOSTS = [
  'example.com',
  'a.b-c.example.co.uk',
  'xn--e1afmkfd.example',
  'Example.com',
  'münchen.example',
  'localhost',
  '127.0.0.1',
  'a..b',
  '-a.example',
];
const LONG = ['a'.repeat(64), 'a'.repeat(60), `${'a'.repeat(50)}.${'b'.repeat(50)}.${'c'.repeat(50)}.${'d'.repeat(50)}.${'e'.repeat(50)}`];
const RESTS = [
  '',
  '/',
  '/a/b.html',
  '/a%20b/%zz',
  '/ü',
  '/a b',
  "/it's",
  '/a?b=c&d=e',
  '?a=1',
  '#a',
  '/a#b?c',
  '/a?b#c#d',
  '/{a}',
  '/a\\b',
  '/a;b',
  '/~a_b',
  '//a',
  '/a:8080',
  ':8080/a',
  '@b/',
];
const ADDRESSES = ['http://', 'https://', 'HTTPS://', 'mailto:', 'ftp://', '//', ''].flatMap((scheme) =>
  [...HOSTS, ...LONG.map((name) => `${name}.example`), ''].flatMap((host) => RESTS.map((rest) => scheme + host + rest)),
);

function make() {
  const markdownIt = new createMarkdownIt({ html: true, linkify: true });
  markdownIt.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  return markdownIt;
}

describe('spareLinks', () => {
  const [plain, sparing] = [make(), make()];
  spareLinks(sparing);

  it('changes no address', () => {
    for (const address of ADDRESSES) expect(sparing.normalizeLink(address), address).toBe(plain.normalizeLink(address));
  });

  it('finds the same addresses in text', () => {
    const texts = [
      'said: no',
      'a // b',
      'Write to mailto:a@example.com',
      'MAILTO:A@EXAMPLE.COM',
      'a@example.com',
      'www.example.com',
      'http:example.com',
    ];
    for (const address of [...ADDRESSES, ...texts]) {
      const text = `So: ${address}, [a](https://b.example/) and <${address}>.`;
      expect(sparing.render(text), text).toBe(plain.render(text));
    }
  });
});
