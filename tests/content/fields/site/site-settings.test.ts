import { describe, expect, it } from 'vitest';
import { parseBasePath, parseSiteUrl } from '../../../../src/content/fields/site/parse-site-values.ts';
import { siteSchema } from '../../../../src/content/fields/site/site-schema.ts';
import { completeSettings } from '../../../../src/content/fields/site/site-settings.ts';

describe('parseSiteUrl takes', () => {
  it.each([
    ['https://example.com', 'https://example.com'],
    ['https://example.com/', 'https://example.com'],
    ['HTTP://Example.COM:8080', 'http://example.com:8080'],
    ['https://example.com:443/', 'https://example.com'],
    ['https://b\u00fccher.example', 'https://xn--bcher-kva.example'],
    ['http://127.0.0.1:4321', 'http://127.0.0.1:4321'],
    ['http://[::1]:4321', 'http://[::1]:4321'],
  ])('%s as %s', (text, url) => {
    expect(parseSiteUrl(text)).toEqual({ url });
  });
});

describe('parseSiteUrl refuses', () => {
  it.each([
    ['example.com', /^is not a web address/],
    ['//example.com', /^is not a web address/],
    ['', /^is not a web address/],
    ['https://', /^is not a web address/],
    ['ftp://example.com', /^is not a web address/],
    ['javascript:alert(1)', /^is not a web address/],
    ['https://example.com/news/', /^has a path/],
    ['https://example.com/?x=1', /^has a path/],
    ['https://example.com/#x', /^has a path/],
    ['https://a";return.example', /^has a host that is not of letters/],
    ['https://$host', /^has a host that is not of letters/],
    ['https://*', /^has a host that is not of letters/],
    ['https://*.example.com', /^has a host that is not of letters/],
    ['https://my_paper.example', /^has a host that is not of letters/],
    ['https://-a.example', /^has a host that is not of letters/],
    ['https://example.com.', /^has a host that is not of letters/],
    [`https://${'a.'.repeat(130)}example`, /^has a host that is not of letters/],
    ['https://me@example.com', /^names a user or a password/],
    ['https://me:secret@example.com', /^names a user or a password/],
  ])('%j', (text, fault) => {
    expect(parseSiteUrl(text)).toMatchObject({ fault: expect.stringMatching(fault) });
  });
});

describe('parseBasePath', () => {
  it.each([
    ['/', '/'],
    ['', '/'],
    ['//', '/'],
    ['ai', '/ai/'],
    ['/ai', '/ai/'],
    ['ai/', '/ai/'],
    [' /ai/ ', '/ai/'],
    ['/a/b/', '/a/b/'],
    ['//evil.example', '/evil.example/'],
    ['/~me/v1.2/', '/~me/v1.2/'],
  ])('takes %j as %s', (text, base) => {
    expect(parseBasePath(text)).toEqual({ base });
  });

  it.each(['/../', '/a/../b/', '/./', '/.git/', '/a b/', '/a%20b/', '/\u00e4/', '/a?b/', '/a#b/', 'https://example.com/', '/a\\b/'])(
    'refuses %j',
    (text) => {
      expect(parseBasePath(text)).toMatchObject({ fault: expect.stringMatching(/^is not a path/) });
    },
  );
});

describe('siteSchema', () => {
  it('takes every field and brings it into its canonical form', () => {
    const fields = {
      title: 'The &amp; <b>Example</b>',
      description: ' News  from Example. ',
      url: 'https://Example.com/',
      base: 'ai',
      language: 'EN-gb',
      timeZone: 'europe/london',
      pageSize: 12,
    };
    expect(siteSchema.parse(fields)).toEqual({
      title: 'The & Example',
      description: 'News from Example.',
      url: 'https://example.com',
      base: '/ai/',
      language: 'en-GB',
      timeZone: 'Europe/London',
      pageSize: 12,
    });
  });

  it.each([
    ['title', ''],
    ['title', 1],
    ['url', 'https://example.com/x'],
    ['base', '..'],
    ['language', ''],
    ['language', 'en_GB'],
    ['language', 'english'],
    ['language', 'xx-invalid-'],
    ['hub', 'https://*.hub.example/'],
    ['hub', 'https://$host/'],
    ['indexNowEndpoint', 'https://a";b.example/'],
    ['timeZone', 'London'],
    ['timeZone', ''],
    ['pageSize', 0],
    ['pageSize', 201],
    ['pageSize', 1.5],
    ['pageSize', Number.NaN],
    ['pageSize', '20'],
  ])('refuses %s: %j', (field, value) => {
    const result = siteSchema.safeParse({ [field]: value });
    expect(result.error?.issues.map(({ path }) => path)).toEqual([[field]]);
  });

  it.each(['en', 'de-CH', 'zh-Hant-TW', 'la', 'ar-EG'])('takes the language %s', (language) => {
    expect(siteSchema.parse({ language }).language).toBe(language);
  });

  it.each([1, 200])('takes a page size of %d', (pageSize) => {
    expect(siteSchema.parse({ pageSize }).pageSize).toBe(pageSize);
  });
});

describe('completeSettings', () => {
  const DEFAULTS = {
    title: 'Broadsheet',
    description: 'News, published with Broadsheet.',
    url: 'http://localhost:4321',
    base: '/',
    language: 'en',
    timeZone: 'UTC',
    pageSize: 20,
  };

  it('gives the defaults when nothing is said', () => {
    expect(completeSettings(undefined)).toMatchObject(DEFAULTS);
    expect(completeSettings(siteSchema.parse({}))).toEqual(completeSettings(undefined));
  });

  it('puts the overrides before the file and the file before the defaults', () => {
    const given = siteSchema.parse({ title: 'The Example', url: 'https://example.com', pageSize: null });
    expect(completeSettings(given, { url: 'https://preview.example', base: '/x/' })).toMatchObject({
      ...DEFAULTS,
      title: 'The Example',
      url: 'https://preview.example',
      base: '/x/',
    });
    expect(completeSettings(given, { url: undefined, base: undefined }).url).toBe('https://example.com');
  });

  it('fills in what is not said of pictures, encoder by encoder', () => {
    const defaults = completeSettings(undefined).images;
    const given = siteSchema.parse({ images: { avif: { quality: 60 }, jpeg: null, allowedHosts: ['Pictures.Example.COM'] } });
    expect(completeSettings(given).images).toEqual({
      ...defaults,
      avif: { ...defaults.avif, quality: 60 },
      allowedHosts: ['pictures.example.com'],
    });
  });
});
