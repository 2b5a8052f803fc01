import fc from 'fast-check';
import { anyText } from './any-text.ts';

/** Bytes; a longer name is refused by the disk. */
const LONGEST_NAME = 240;

export const ODD_NAMES: readonly string[] = [
  ...['.', '..', '...', '-rf', ' ', 'a b', '%2e%2e', '%', 'con', 'index', 'index.html', '_', '#', '?x=1', 'a:b', "a'b", 'a"b', 'a\\b'],
  ...['e\u0301lan', '\u00e9lan', '\u202egnp', '\u0001', 'a\nb', '日本語', '🗞️', 'A', 'ß', 'İ', 'x'.repeat(200), 'é'.repeat(100)],
  ...[
    '<script>pwned()</script>',
    '"onload=pwned()',
    '{{pwned}}',
    '$' + '{pwned}',
    '[slug]',
    '[...alias]',
    '*',
    '~',
    'toString',
    '__proto__',
  ],
];

/** A name that a file may have on this disk, without what it ends in. */
export const anyFileName: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 4, arbitrary: fc.nat(30).map((number) => `story-${number}`) },
    { weight: 2, arbitrary: fc.constantFrom(...ODD_NAMES) },
    { weight: 1, arbitrary: anyText },
  )
  .map((name) => cutToBytes(name.replace(/[/\0]/g, '_').toWellFormed(), LONGEST_NAME));

export const ODD_ADDRESSES: readonly string[] = [
  ...[
    '/',
    '//',
    '/sw.js',
    '/offline/',
    '/manifest.webmanifest',
    '/icons/192.png',
    '/robots.txt',
    '/404.html',
    '/news/',
    '/news',
    '/api/news/x/',
  ],
  ...[
    '/../../etc/passwd',
    '/a/../b/',
    '/./a/',
    '/%2e%2e/a/',
    '/a%2fb/',
    '/a\\b/',
    '//evil.example/',
    'https://evil.example/',
    'javascript:pwned()',
  ],
  ...['/a?b=c', '/a#b', '/a b/', '/\u0000/', '/\u202e/', '/é/', '/e\u0301/', '/A/', '/a/', '/_headers', '/.well-known/x', '/.git/config'],
  ...[
    `/${'a/'.repeat(30)}`,
    `/${'x'.repeat(300)}/`,
    `/${'abcdefghij/'.repeat(500)}`,
    '/topics/ai/',
    '/assets/x.js',
    '/pictures/x.webp',
    '/page\n/',
  ],
];

/** What an author may write where an address, a slug or an identity belongs. */
export const anyAddress: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...ODD_ADDRESSES) },
  { weight: 2, arbitrary: fc.nat(60).map((number) => `/old-${number}/`) },
  { weight: 1, arbitrary: anyFileName },
);

function cutToBytes(text: string, bytes: number): string {
  let cut = text;
  while (Buffer.byteLength(cut) > bytes) cut = cut.slice(0, -1);
  return cut.toWellFormed();
}
