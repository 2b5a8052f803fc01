import { describe, expect, it } from 'vitest';
import { countReadingMinutes } from '../../src/body/reading-time.ts';

const words = (count: number) => `<p>${'word '.repeat(count)}</p>`;

describe('the minutes that a body takes to read', () => {
  it.each([
    ['English words', words(228 * 4), 'en-GB', 4],
    ['the same number of German words, which are longer', words(228 * 4), 'de', 5],
    ['words of a language that nobody measured', words(184 * 3), 'ga', 3],
    ['Chinese by its characters', `<p>${'中文'.repeat(255)}</p>`, 'zh-Hans', 2],
    ['Japanese by its characters', `<p>${'かな漢字カナ'.repeat(119)}</p>`, 'ja', 2],
    ['Chinese with English in it', `<p>${'中'.repeat(255)} ${'word '.repeat(184)}</p>`, 'zh', 2],
    ['Thai, which has no spaces, by its words', `<p>${'ภาษาไทย'.repeat(184)}</p>`, 'th', 2],
    ['combining letters as parts of their words', `<p>${'हिन्दी '.repeat(184 * 2)}</p>`, 'hi', 2],
    ['contractions as one word', `<p>${'don’t '.repeat(228 * 2)}</p>`, 'en', 2],
    [
      'nothing for markup, entities and code',
      `${words(228 * 2)}<pre tabindex="0"><code>${'let a; '.repeat(2000)}</code></pre>&amp;<p></p>`,
      'en',
      2,
    ],
    ['nothing for a few words', '<p>A note.</p>', 'en', 0],
    ['nothing for nothing', '', 'en', 0],
  ])('counts %s', (_, html, language, minutes) => {
    expect(countReadingMinutes(html, language)).toBe(minutes);
  });
});
