import { describe, expect, it } from 'vitest';
import { combineWords } from '../../../src/content/between/combine-words.ts';
import type { OwnWords } from '../../../src/content/files/words-schema.ts';
import { describeWords } from '../../../src/content/files/words-schema.ts';
import { en } from '../../../src/words/en.ts';
import { fr } from '../../../src/words/fr.ts';

const file = (name: string, fields: object) => ({
  file: `words/${name}.yaml`,
  bytesHash: '',
  fields: describeWords().parse(fields) as OwnWords,
});

describe('a paper’s own words', () => {
  it('lie over the built-in ones, those of a country over those of its language', () => {
    const files = [
      file('fr-CA', { site: { home: 'Accueil du Québec' } }),
      file('fr', { site: { home: 'Une', menu: 'Sommaire' }, search: { found: 'Trouvés : {count}' } }),
    ];
    const { words, findings } = combineWords(files, 'fr-CA');
    expect(findings).toEqual([]);
    expect(words?.site).toEqual({ ...fr.site, home: 'Accueil du Québec', menu: 'Sommaire' });
    expect(words?.search).toEqual({ ...fr.search, found: { other: 'Trouvés : {count}' } });
    expect(words?.story).toEqual(fr.story);
  });

  it('are English where nobody has said them in the language, which one warning tells', () => {
    const { words, findings } = combineWords([file('nl', { site: { home: 'Voorpagina' } })], 'nl');
    expect([words?.site.home, words?.site.menu]).toEqual(['Voorpagina', en.site.menu]);
    expect(findings).toMatchObject([
      { severity: 'warning', message: expect.stringMatching(/^\d+ of \d+ entries are missing and stay English/) },
    ]);
  });

  it('lie over those of a theme, which may have other languages too', () => {
    const ofTheme = [file('fr', { site: { home: 'Une', menu: 'Sommaire' } }), file('de', { site: { home: 'Titelseite' } })];
    const { words, findings } = combineWords([file('fr', { site: { home: 'Accueil' } })], 'fr-CA', ofTheme);
    expect([words?.site, findings]).toEqual([{ ...fr.site, home: 'Accueil', menu: 'Sommaire' }, []]);
    expect(combineWords([], 'en', ofTheme)).toEqual({ words: undefined, findings: [] });
  });

  it('are none where the paper has none in its language', () => {
    expect(combineWords([], 'fr').words).toBeUndefined();
    expect(combineWords([file('de', {})], 'fr').words).toBeUndefined();
  });
});
