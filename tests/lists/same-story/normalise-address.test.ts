import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseAddress } from '../../../src/lists/same-story/normalise-address.ts';

describe('normaliseAddress', () => {
  it.each([
    'https://example.com/story',
    'http://example.com/story',
    'https://www.example.com/story',
    'https://m.example.com/story',
    'https://amp.example.com/story',
    'https://WWW.Example.COM/story',
    'https://www.m.example.com/story',
    'https://example.com:443/story',
    'https://example.com/story/',
    'https://example.com/story/index.html',
    'https://example.com/story/index.htm',
    'https://example.com/story#comments',
    'https://example.com/story?utm_source=feed&utm_medium=rss',
    'https://example.com/story/?fbclid=abc&gclid=def#top',
    'https://example.com/story?ref=home',
    ' https://example.com/story ',
  ])('takes %s for the same page as the plain address', (address) => {
    expect(normaliseAddress(address)).toBe('example.com/story');
  });

  it('keeps parameters that choose the page, in one order', () => {
    expect(normaliseAddress('https://www.youtube.com/watch?v=abc&utm_source=x')).toBe('youtube.com/watch?v=abc');
    expect(normaliseAddress('https://example.com/?p=12')).toBe('example.com?p=12');
    expect(normaliseAddress('https://example.com/list?b=2&a=1')).toBe(normaliseAddress('https://example.com/list?a=1&b=2'));
    expect(normaliseAddress('https://example.com/watch?v=1')).not.toBe(normaliseAddress('https://example.com/watch?v=2'));
  });

  it.each([
    ['https://example.com/story', 'https://example.org/story'],
    ['https://example.com/story', 'https://example.com/Story'],
    ['https://example.com/story', 'https://example.com/story/2'],
    ['https://example.com/story', 'https://news.example.com/story'],
    ['https://example.com/story', 'https://example.com:8080/story'],
    ['https://example.com/index.html.bak', 'https://example.com/'],
  ])('tells %s from %s', (one, other) => {
    expect(normaliseAddress(one)).not.toBe(normaliseAddress(other));
  });

  it.each([
    'https://example.com/',
    'https://www.example.com',
    'https://example.com/index.html?utm_source=x',
    'mailto:a@example.com',
    'story',
    '',
  ])('finds no page named by “%s”', (address) => {
    expect(normaliseAddress(address)).toBeUndefined();
  });

  it('leaves a host its last two names', () => {
    expect(normaliseAddress('https://m.co/story')).toBe('m.co/story');
    expect(normaliseAddress('https://amp.dev/story')).toBe('amp.dev/story');
  });

  it('finds the same name however an address is decorated', () => {
    const decorated = fc.record({
      scheme: fc.constantFrom('http', 'https'),
      label: fc.constantFrom('', 'www.', 'm.', 'amp.'),
      end: fc.constantFrom('', '/', '/index.html'),
      query: fc.subarray(['utm_source=a', 'fbclid=b', 'ref=c', 'at_medium=d', 'mc_cid=e']),
      fragment: fc.constantFrom('', '#a'),
    });
    fc.assert(
      fc.property(fc.domain(), fc.stringMatching(/^[a-z0-9]{1,9}$/), decorated, (domain, path, { scheme, label, end, query, fragment }) => {
        const plain = normaliseAddress(`https://${domain}/${path}`);
        expect(normaliseAddress(`${scheme}://${label}${domain}/${path}${end}?${query.join('&')}${fragment}`)).toBe(plain);
      }),
    );
  });
});
