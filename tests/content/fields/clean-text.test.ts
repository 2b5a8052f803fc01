import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../src/content/fields/clean-text.ts';

describe('cleanText decodes entities', () => {
  it.each([
    ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['&amp;amp;', '&amp;'],
    ['&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
    ['Microsoft&#8217;s', 'Microsoft\u2019s'],
    ['&#x1F309; opens', '\u{1f309} opens'],
    ['R&amp;D', 'R&D'],
    ['AT&T', 'AT&T'],
    ['&bogus; stays', '&bogus; stays'],
  ])('once: %s becomes %s', (raw, text) => {
    expect(cleanText(raw)).toBe(text);
  });
});

describe('cleanText drops', () => {
  it.each([
    ['tags', 'The <b class="x">new</b> bridge', 'The new bridge'],
    ['tags inside a word without parting it', 'fire<b>fly</b>', 'firefly'],
    ['a tag with > in an attribute', '<a title=">">link</a>', 'link'],
    ['comments', '<!-- draft -->Bridge', 'Bridge'],
    ['the content of scripts', '<script>alert(1)</script>Bridge', 'Bridge'],
    ['the content of a script that is never closed', 'Bridge<script>alert(1)', 'Bridge'],
    ['a closing script tag without a script', '</script>Bridge', 'Bridge'],
    ['the content of styles', '<style>p { color: red }</style>Bridge', 'Bridge'],
    ['the content of frames', '<iframe>no frames</iframe>Bridge', 'Bridge'],
    ['the content of templates', '<template>hidden</template>Bridge', 'Bridge'],
    ['the content of noscript', '<noscript>no script</noscript>Bridge', 'Bridge'],
    ['a script inside a drawing', '<svg><script>alert(1)</script>Bridge</svg>', 'Bridge'],
    ['control characters', 'Brid\u0000ge\u0007 op\u009bens\u007f', 'Bridge opens'],
    ['non-characters', 'Brid\ufffege\uffff op\ufdd0ens', 'Bridge opens'],
    ['non-characters of every plane', 'Brid\u{1fffe}ge\u{10ffff} op\u{afffe}ens \u{1f309}', 'Bridge opens \u{1f309}'],
  ])('%s', (_, raw, text) => {
    expect(cleanText(raw)).toBe(text);
  });

  it('what an encoded control character decodes to', () => {
    expect(cleanText('Brid&#7;ge')).toBe('Bridge');
    expect(cleanText('Brid&#xFFFE;ge')).toBe('Bridge');
  });
});

describe('cleanText keeps', () => {
  it.each(['5 < 6', '5 < 6 & 7 > 3', 'We <3 bridges', 'a <> b', '50% of $100', 'Caf\u00e9 \u{1f309} \u65e5\u672c'])('%s', (text) => {
    expect(cleanText(text)).toBe(text);
  });
});

describe('cleanText folds', () => {
  it.each([
    ['line breaks and tabs', 'The\r\n\tbridge\n\nopens', 'The bridge opens'],
    ['no-break spaces', 'The\u00a0bridge &nbsp; opens', 'The bridge opens'],
    ['line and paragraph separators', 'The\u2028bridge\u2029opens', 'The bridge opens'],
    ['white space at both ends', '  The bridge \r\n', 'The bridge'],
    ['white space around what is dropped', 'The <b> </b> bridge', 'The bridge'],
    ['a line break tag to a space', 'The bridge<br>opens', 'The bridge opens'],
    ['paragraphs to words of their own', '<p>The</p><p>bridge</p>opens', 'The bridge opens'],
    ['list items to words of their own', '<ul><li>The</li><li>bridge</li></ul>', 'The bridge'],
  ])('%s', (_, raw, text) => {
    expect(cleanText(raw)).toBe(text);
  });

  it('text of nothing but tags and white space to nothing', () => {
    expect(cleanText(' <b>&nbsp;</b><br> ')).toBe('');
  });
});

describe('cleanText mends', () => {
  it('half of a surrogate pair with a replacement character', () => {
    expect(cleanText('Bridge \ud83c opens')).toBe('Bridge \ufffd opens');
    expect(cleanText('Bridge &#xD83C; opens')).toBe('Bridge \ufffd opens');
  });

  it('any text so that XML takes it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const text = cleanText(raw);
        expect(text.isWellFormed()).toBe(true);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must be gone
        expect(text).not.toMatch(/[\u0000-\u001f\u007f-\u009f\p{Noncharacter_Code_Point}]/u);
        expect(text).toBe(text.trim());
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});
