import { describe, expect, it } from 'vitest';
import { readPage } from '../../src/ping/read-page.ts';

const page = (head: string, body = '<main>Text</main>') => `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`;

describe('readPage', () => {
  it('reads addresses and decodes them', () => {
    const links =
      '<link rel="canonical" href="https://a.example/?a=1&amp;b=2"><link href="https://h.example/&#38;" rel="hub"/><link rel="self" href="/">';
    expect(readPage(page(links))).toMatchObject({
      canonical: 'https://a.example/?a=1&b=2',
      hubs: ['https://h.example/&'],
      self: '/',
      isListed: true,
    });
  });

  it.each([
    ['a description', '<meta name="description" content="<link rel=\'hub\' > <meta name=robots content=noindex>">'],
    ['a title', '<title><link rel="hub" href="https://h.example/"></title>'],
    ['a script', '<script type="application/ld+json">{"a":"<link rel=\\"canonical\\" href=\\"https://h.example/\\">"}</script>'],
    ['a style sheet', '<style>a::after { content: "<link rel=\\"canonical\\" href=\\"x\\">" }</style>'],
  ])('takes no markup out of the text of %s', (_where, head) => {
    expect(readPage(page(head))).toMatchObject({ canonical: undefined, hubs: [], isListed: true });
  });

  it.each([
    '<meta name="robots" content="noindex">',
    '<meta name="robots" content="nofollow, NOINDEX">',
    '<meta content="none" name="robots" />',
    '<meta http-equiv="refresh" content="0;url=/a/">',
  ])('knows that %s keeps a page out of lists', (head) => {
    expect(readPage(page(head)).isListed).toBe(false);
  });

  it.each(['', '<meta name="robots" content="max-image-preview:large">', '<meta name="author" content="none">'])(
    'knows that "%s" does not',
    (head) => {
      expect(readPage(page(head)).isListed).toBe(true);
    },
  );

  it('gives a fingerprint of title and main content alone', () => {
    const { fingerprint } = readPage(page('<title>A</title>', '<nav>Menu</nav><main id="content"><p>Text</p></main><footer>F</footer>'));
    const same = readPage(page('<title>A</title><style>b{}</style>', '<nav>Other</nav><main id="content"><p>Text</p></main>'));
    expect(same.fingerprint).toBe(fingerprint);
    for (const [title, text] of [
      ['B', 'Text'],
      ['A', 'Text!'],
    ] as const) {
      expect(readPage(page(`<title>${title}</title>`, `<main id="content"><p>${text}</p></main>`)).fingerprint).not.toBe(fingerprint);
    }
  });

  it('takes the whole body where there is no main content', () => {
    expect(readPage(page('', '<p>A</p>')).fingerprint).not.toBe(readPage(page('', '<p>B</p>')).fingerprint);
    expect(readPage('no page at all')).toMatchObject({ canonical: undefined, isListed: true });
  });
});
