import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findStories } from '../../../src/browser/search/find-stories.ts';
import { makeSearchable } from '../../../src/browser/search/searchable-part.ts';
import { splitWords } from '../../../src/browser/search/split-words.ts';
import { makeSearchIndex } from '../../../src/feeds/make-search-index.ts';
import { en } from '../../../src/words/en.ts';
import { makeArticle, makeTopic } from '../../content/make-article.ts';

type Story = Parameters<typeof makeArticle>[0];

/** Searches stories, the newest first. */
function searchIn(stories: readonly Story[]) {
  const part = makeSearchable(makeSearchIndex(stories.map(makeArticle), (moment) => moment.toISOString().slice(0, 10), en.labels));
  return (query: string) => {
    const { matches, similar } = findStories(
      part,
      splitWords(query).map(({ folded }) => folded),
    );
    const slugs = (places: readonly number[]) => places.map((place) => stories[place]?.slug);
    return { matches: slugs(matches), similar: slugs(similar) };
  };
}

function searchTitles(...titles: string[]) {
  const search = searchIn(titles.map((title) => ({ slug: title, title })));
  return { match: (query: string) => search(query).matches, resemble: (query: string) => search(query).similar };
}

describe('Searching', () => {
  it('finds stories whose title, topics or source have every word, by the words’ beginnings', () => {
    const search = searchIn([
      { slug: 'a', title: 'The bridge opens', topics: [makeTopic('e', { name: 'Engineering' })] },
      { slug: 'z', title: 'Last year’s bridge' },
    ]);
    expect(search('bri').matches).toEqual(['a', 'z']);
    expect(search('bridge engin').matches).toEqual(['a']);
    expect(search('EXAMPLE news').matches).toEqual(['a', 'z']);
    expect(search('ridge').matches).toEqual([]);
    expect(search('bridge tunnel')).toEqual({ matches: [], similar: [] });
  });

  it('does without accents, case, ligatures and punctuation, but knows C++', () => {
    const { match } = searchTitles('Élan vital', 'Straße nach Ærø', 'C++ and C', 'The ﬁrst İzmir news', 'Ὀδυσσεύς', 'الأخبارُ');
    expect(match('elan')).toEqual(['Élan vital']);
    expect(match('ÉLAN!')).toEqual(['Élan vital']);
    expect(match('strasse aero')).toEqual(['Straße nach Ærø']);
    expect(match('c++')).toEqual(['C++ and C']);
    expect(match('first izmir')).toEqual(['The ﬁrst İzmir news']);
    expect(match('οδυσσευσ')).toEqual(['Ὀδυσσεύς']);
    expect(match('الاخبار')).toEqual(['الأخبارُ']);
  });

  it('finds words within the text of scripts that put no spaces between them', () => {
    const { match } = searchTitles('東京都知事選挙の結果', 'AI研究所が開く', 'データの新聞', 'ข่าวเศรษฐกิจวันนี้', '서울 뉴스');
    expect(match('知事')).toEqual(['東京都知事選挙の結果']);
    expect(match('AI 研究')).toEqual(['AI研究所が開く']);
    expect(match('ＡＩ研究')).toEqual(['AI研究所が開く']);
    expect(match('新聞')).toEqual(['データの新聞']);
    expect(match('เศรษฐกิจ')).toEqual(['ข่าวเศรษฐกิจวันนี้']);
    expect(match('서우')).toEqual(['서울 뉴스']);
  });

  it('knows what hyphens join by its parts and as one word', () => {
    const { match } = searchTitles('GPT-4 writes e-mail', 'GPT 4');
    expect(match('gpt4')).toEqual(['GPT-4 writes e-mail']);
    expect(match('email')).toEqual(['GPT-4 writes e-mail']);
    expect(match('gpt-4')).toEqual(['GPT-4 writes e-mail', 'GPT 4']);
  });

  it('puts whole words before beginnings, titles before topics and sources, then the newest first', () => {
    const topics = [makeTopic('ai', { name: 'AI' })];
    const search = searchIn([
      { slug: 'topic', title: 'Newest of the topic', topics },
      { slug: 'beginning', title: 'Aircraft' },
      { slug: 'whole', title: 'What AI is', topics },
      { slug: 'older', title: 'AI, earlier' },
    ]);
    expect(search('ai').matches).toEqual(['whole', 'older', 'beginning', 'topic']);
  });

  it('forgives one letter of a word, two of a long one, none of a short one or a number', () => {
    const { match, resemble } = searchTitles('Bridge', 'Artificial intelligence', 'Oil', 'Plans for 2025');
    expect(match('brigde')).toEqual([]);
    for (const query of ['brigde', 'brdge', 'bridgee', 'pridge']) expect(resemble(query)).toEqual(['Bridge']);
    expect(resemble('brgde')).toEqual([]);
    expect(resemble('artifcal intellignce')).toEqual(['Artificial intelligence']);
    expect(resemble('artfcal')).toEqual([]);
    expect(resemble('oli')).toEqual([]);
    expect(resemble('2026')).toEqual([]);
  });

  it('forgives while the word is being typed', () => {
    const { resemble } = searchTitles('Artificial intelligence');
    expect(resemble('artfici')).toEqual(['Artificial intelligence']);
  });

  it('puts the nearest of similar words first', () => {
    const { resemble } = searchTitles('Constellations', 'Contention', 'Consternation', 'Constellation');
    expect(resemble('constelation')).toEqual(['Constellation', 'Constellations', 'Consternation']);
  });

  it('finds the story of a long word with any one letter wrong, missing, too many or swapped', () => {
    const letters = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzäöø', ...'αβγд');
    const longWord = fc.array(letters, { minLength: 6, maxLength: 16 });
    const edit = fc.tuple(fc.constantFrom('replace', 'remove', 'insert', 'swap'), fc.nat(15), letters);
    fc.assert(
      fc.property(longWord, edit, fc.array(longWord, { maxLength: 20 }), (word, [kind, anywhere, letter], others) => {
        const place = anywhere % word.length;
        const edited = {
          replace: word.with(place, letter),
          remove: word.toSpliced(place, 1),
          insert: word.toSpliced(place, 0, letter),
          swap: word.toSpliced(place, 2, ...word.slice(place, place + 2).toReversed()),
        }[kind];
        const titles = [...others, word].map((other) => `News of ${other.join('')} today`);
        const search = searchIn(titles.map((title, number) => ({ slug: `${number}`, title })));
        const { matches, similar } = search((edited ?? []).join(''));
        expect([...matches, ...similar]).toContain(`${others.length}`);
      }),
      { numRuns: 500 },
    );
  });

  it('lists every story where nothing is asked for', () => {
    expect(searchTitles('B', 'A').match('')).toEqual(['B', 'A']);
  });
});
