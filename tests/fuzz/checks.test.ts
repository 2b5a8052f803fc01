import { expect, it } from 'vitest';
import { checkMessages } from '../../scripts/fuzz/checks/check-messages.ts';
import { findPageFaults, findPieceFaults } from '../../scripts/fuzz/checks/check-page.ts';
import { findLeaks } from '../../scripts/fuzz/checks/check-site.ts';
import { MARKS } from '../../scripts/fuzz/papers/marks.ts';

const page = (body: string) => `<!doctype html><html lang="en"><head><title>x</title></head><body>${body}</body></html>`;

it.each([
  '<script>pwned()</script>',
  '<script src="https://evil.example/x.js"></script>',
  '<script src="//evil.example/assets/x.js"></script>',
  '<p onclick="x">x</p>',
  '<p style="color: red">x</p>',
  '<a href="javascript:x">x</a>',
  '<a href="data:text/html,x">x</a>',
  '<img src="//evil.example/x.png" alt="">',
  '<link rel="stylesheet" href="/public/x.css">',
  '<iframe src="/"></iframe>',
  '<template><iframe src="/"></iframe></template>',
])('what is planted in a page of a paper made at random is found: %s', (harm) => {
  expect(findPageFaults(page('<p>x</p>'), 'page', new Set())).toEqual([]);
  expect(findPageFaults(page(harm), 'page', new Set())).not.toEqual([]);
  expect(findPieceFaults(harm, 'page')).not.toEqual([]);
});

it('a page that a browser has to mend is found', () => {
  expect(findPageFaults(page('<p class="a" class="b">x</p>'), 'page', new Set())).not.toEqual([]);
});

it('every word that is to be published nowhere is found', () => {
  for (const word of Object.values(MARKS).flat()) expect(findLeaks(`{"title":"${word}"}`)).toHaveLength(1);
});

const END = { status: 1, signal: null, stdout: '', stderr: '', seconds: 1, cpuSeconds: 1, bytes: 0, exceeded: undefined };

it.each([
  ['a stack trace', { stderr: 'news/a.md:1:1  wrong\nTypeError: x\n    at read (file:///a/b.ts:1:2)\n' }],
  ['an error without a place', { stderr: 'it failed\n' }],
  ['another exit status', { status: 2, stderr: 'news/a.md:1:1  wrong' }],
  ['a signal', { status: null, signal: 'SIGSEGV' as const }],
  ['sealed text', { status: 0, stdout: MARKS.sealed[0] }],
  ['a limit', { exceeded: 'hung' }],
])('a build that ends with %s is found', (_, end) => {
  expect(checkMessages({ ...END, stderr: 'content/news/a.md:1:1  wrong; mend it' })).toEqual([]);
  expect(checkMessages({ ...END, ...end })).not.toEqual([]);
});
