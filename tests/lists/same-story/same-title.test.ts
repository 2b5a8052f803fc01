import { describe, expect, it } from 'vitest';
import { isSameTitle } from '../../../src/lists/same-story/same-title.ts';
import { listTitleWords } from '../../../src/lists/same-story/title-words.ts';
import { makeProvider } from '../../content/make-article.ts';

const provider = makeProvider({ domain: 'harbour.example', name: 'The Harbour Light' });
const wordsOf = (title: string) => listTitleWords({ title, provider });

describe('listTitleWords', () => {
  it('drops case, punctuation and ways of writing a letter', () => {
    expect(wordsOf('The bridge – “open”, at last!')).toEqual(['the', 'bridge', 'open', 'at', 'last']);
    expect(wordsOf('E\u0301lan')).toEqual(wordsOf('\u00c9LAN'));
    expect(wordsOf('the mayor’s bridge')).toEqual(wordsOf("the mayor's bridge"));
    expect(wordsOf('')).toEqual([]);
    expect(wordsOf('…!')).toEqual([]);
  });

  it.each(['The Harbour Light', 'the harbour light', 'harbour.example', 'Harbour'])(
    'drops the source’s name at the end, written “%s”',
    (name) => {
      expect(wordsOf(`Bridge opens | ${name}`)).toEqual(['bridge', 'opens']);
      expect(wordsOf(`Bridge opens - ${name}`)).toEqual(['bridge', 'opens']);
    },
  );

  it('keeps what only looks like a source’s name', () => {
    expect(wordsOf('Bridge opens | Another Paper')).toEqual(['bridge', 'opens', 'another', 'paper']);
    expect(wordsOf('Harbour-side bridge opens at the Harbour Light')).toHaveLength(8);
    expect(wordsOf('| Harbour')).toEqual(['harbour']);
  });

  it('finds the words of scripts that put no spaces between them', () => {
    expect(wordsOf('東京で新しい橋が開通').length).toBeGreaterThan(3);
    expect(wordsOf('สะพานใหม่เปิดแล้ววันนี้').length).toBeGreaterThan(2);
  });
});

describe('isSameTitle', () => {
  it.each([
    ['Microsoft fleshes out Power Apps', 'Microsoft Fleshes Out Power Apps'],
    ['Bridge over the harbour opens two days early', 'Bridge over the harbour opens two days early - The Harbour Light'],
    ['Bridge over the harbour opens two days early', 'Update: Bridge over the harbour opens two days early'],
    ['Bridge over the harbour opens two days early', 'Bridge over the harbour opens two days early, mayor says'],
    ['Brücke über den Hafen öffnet zwei Tage früher', 'Eilmeldung: Brücke über den Hafen öffnet zwei Tage früher'],
    ['東京湾の新しい橋が予定より早く開通', '速報：東京湾の新しい橋が予定より早く開通'],
  ])('“%s” and “%s” are copies', (one, other) => {
    expect(isSameTitle(wordsOf(one), wordsOf(other))).toBe(true);
    expect(isSameTitle(wordsOf(other), wordsOf(one))).toBe(true);
  });

  it.each([
    ['Apple unveils iPhone 16', 'Apple unveils iPhone 17'],
    ['Apple unveils the new iPhone for everyone', 'Apple unveils the new iPhone 17 for everyone'],
    ['Apple unveils new iPhone', 'Apple unveils new iPhone case'],
    [
      'Apple beats quarterly earnings estimates on strong services growth',
      'Intel beats quarterly earnings estimates on strong services growth',
    ],
    ['Visual Data Prep general availability announced by Microsoft', 'Visual Data Prep public preview announced by Microsoft'],
    ['Earthquake of magnitude 6.1 strikes off Iran', 'Earthquake of magnitude 6.1 strikes off Iraq'],
    ['Northern Tide beat Harbour United in the cup final', 'Harbour United beat Northern Tide in the cup final'],
    ['The first of two parts: how the bridge was built', 'The second of two parts: how the bridge was built'],
    ['Power Apps portals FAQs', 'Power Apps portals improvements'],
    ['Morning briefing', 'Morning briefing'],
    ['Bridge opens', 'Bridge opens two days early'],
    [
      'Bridge over the harbour opens two days early',
      'Bridge over the harbour opens two days early, then closes again after a ship strikes it',
    ],
    ['', ''],
    ['東京湾の新しい橋が開通', '東京湾の新しい駅が開業'],
  ])('“%s” and “%s” are not', (one, other) => {
    expect(isSameTitle(wordsOf(one), wordsOf(other))).toBe(false);
    expect(isSameTitle(wordsOf(other), wordsOf(one))).toBe(false);
  });
});
