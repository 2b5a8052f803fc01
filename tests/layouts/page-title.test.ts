import { describe, expect, it } from 'vitest';
import { pageTitle } from '../../src/layouts/page-title.ts';

describe('pageTitle', () => {
  it('names page and site where both fit', () => {
    expect(pageTitle('The bridge opens', 'The Paper')).toBe('The bridge opens · The Paper');
    expect(pageTitle(undefined, 'The Paper')).toBe('The Paper');
  });

  it('leaves the site out before it cuts the title', () => {
    const title = 'A title of exactly seventy characters, which is as long as one may be.';
    expect(title).toHaveLength(70);
    expect(pageTitle(title, 'The Paper')).toBe(title);
  });

  it('cuts between two words, without a stray comma', () => {
    const title = 'After eleven years, four ministers and a flood, the bridge opens two days early, and nobody came';
    expect(pageTitle(title, 'The Paper')).toBe('After eleven years, four ministers and a flood, the bridge opens two…');
    expect(pageTitle(`${'word '.repeat(12)}four, more words`, 'The Paper')).toBe(`${'word '.repeat(12)}four…`);
  });

  it('cuts a text without spaces between two characters', () => {
    const cut = pageTitle('😀'.repeat(60), 'The Paper');
    expect(cut.length).toBeLessThanOrEqual(70);
    expect(cut.isWellFormed()).toBe(true);
  });
});
