import { expect, it } from 'vitest';
import { isTakenOff } from '../../../src/publish/last-good/is-taken-off.ts';

const NOW = new Date('2026-06-01T00:00:00Z');
const isOff = (yaml: string) => isTakenOff(Buffer.from(`---\n${yaml}\n---\nA body. published: false\n`), NOW);

it.each([
  'published: false',
  'title: [\npublished: false',
  'published:false',
  '  published: false # not yet',
  'Published: "false"',
  '"published": false',
  '{title: 5, published: false}\n{published: false}',
  'published: flase',
  'published: no',
  'published:',
  'draft: true',
  'draft: yes',
  'withdrawn:\n  reason: wrong',
  'expires: 2026-05-01T00:00:00Z',
  'expires: soon',
])('a faulty article is off the site that reads %j', (yaml) => {
  expect(isOff(yaml)).toBe(true);
});

it.each([
  'title: 5',
  'published: true',
  'published: "true" # at last',
  'draft: false',
  'publishedDateTime: never',
  'expires: 2027-01-01',
  '',
])('a faulty article stays that reads %j', (yaml) => {
  expect(isOff(yaml)).toBe(false);
});

it('is off also in another encoding, and where front matter has no end', () => {
  expect(isTakenOff(Buffer.from('---\ntitle: x\npublished: false\n---\n', 'utf16le'), NOW)).toBe(true);
  expect(isTakenOff(Buffer.from('---\ntitle: Fu\xdf\npublished: false\n', 'latin1'), NOW)).toBe(true);
  expect(isTakenOff(Buffer.alloc(0), NOW)).toBe(false);
});

it('is off also where its paper has another name for that, and in TOML', () => {
  const fields = { 'nicht öffentlich': 'draft', date: 'publishedDateTime' };
  const isOffIn = (text: string) => isTakenOff(Buffer.from(text), NOW, { fields });
  expect(isOffIn('---\nnicht öffentlich: true\ntitle: [\n---\n')).toBe(true);
  expect(isOffIn('---\nNicht Öffentlich: true\ntitle: [\n---\n')).toBe(false);
  expect(isOffIn('---\nnicht öffentlich: false\ndate: [\n---\n')).toBe(false);
  expect(isOffIn('+++\ndraft = true\n+++\n')).toBe(true);
  expect(isOffIn('+++\ndraft = false\n+++\n')).toBe(false);
});
