import { describe, expect, it } from 'vitest';
import { writeIssueText } from '../../../src/feeds/newsletter/newsletter-text.ts';
import { wrapText } from '../../../src/text/wrap-text.ts';
import { makeArticle, makeProvider, makeTopic } from '../../content/make-article.ts';
import { firstIssue } from './make-newsletter.ts';

const story = makeArticle({
  slug: 'bridge',
  title: 'The bridge opens & nobody falls in, which was thought to be the likeliest outcome of all',
  excerpt: 'After eleven years, “two days” early.',
  webUrl: 'https://lamp.example/',
  provider: makeProvider({ domain: 'lamp.example', name: 'The Lamp' }),
  topics: [makeTopic('works', { name: 'Public works' })],
});

describe('an issue’s plain text', () => {
  it('reads like a letter', () => {
    const { site, issue } = firstIssue([story, makeArticle({ slug: 'own', title: 'Our own', originalUrl: 'https://paper.example/own/' })], {
      language: 'en-GB',
    });
    expect(writeIssueText(issue, site).split('\n')).toEqual([
      'The Paper',
      'News & views.',
      '',
      'Sunday, 1 March 2026',
      '='.repeat(72),
      '',
      'The bridge opens & nobody falls in, which was thought to be the',
      'likeliest outcome of all',
      'Public works · at The Lamp',
      '',
      'After eleven years, “two days” early.',
      '',
      'https://paper.example/news/bridge/',
      '',
      '-'.repeat(72),
      '',
      'Our own',
      'Example News',
      '',
      'https://paper.example/news/own/',
      '',
      '='.repeat(72),
      'Read on the web:',
      'https://paper.example/newsletter/2026-03-01/',
      '',
      'Today’s news:',
      'https://paper.example/',
      '',
      'All issues:',
      'https://paper.example/newsletter/',
      '',
      'Feeds:',
      'https://paper.example/feeds/',
      '',
      '',
    ]);
  });

  it('tells of as many stories as the HTML, in lines of 72 columns', () => {
    const stories = Array.from({ length: 2000 }, (_, index) => ({
      ...story,
      slug: `story-${index}`,
      title: `Story ${index}`,
      originalUrl: `https://lamp.example/${index}`,
      webUrl: undefined,
      excerpt: 'word '.repeat(80),
    }));
    const { site, issue } = firstIssue(stories);
    const lines = writeIssueText(issue, site).split('\n');
    expect(lines.filter((line) => line.length > 72 && !line.startsWith('https://'))).toEqual([]);
    const omitted = Number(
      lines
        .find((line) => line.startsWith('And '))
        ?.split(' ')[1]
        ?.replace(',', ''),
    );
    expect(lines.filter((line) => line.startsWith('https://paper.example/news/')).length + omitted).toBe(2000);
    expect(lines).toContain('https://paper.example/archive/2026/03/');
  });
});

describe('wrapped text', () => {
  it('counts wide characters twice and breaks between them', () => {
    expect(wrapText('東京の橋が予定より早く開通した。', 12)).toEqual(['東京の橋が予', '定より早く開', '通した。']);
    expect(wrapText('한국어 문장은 띄어 쓴다', 14)).toEqual(['한국어 문장은', '띄어 쓴다']);
  });

  it('counts marks and joiners as nothing', () => {
    expect(wrapText('e\u0301'.repeat(5), 5)).toEqual(['e\u0301'.repeat(5)]);
    expect(wrapText('بِسْمِ اللَّه', 11)).toHaveLength(1);
  });

  it('leaves a word that is too long whole, in a line of its own', () => {
    expect(wrapText('see https://example.com/a/long/address for more', 20)).toEqual([
      'see',
      'https://example.com/a/long/address',
      'for more',
    ]);
  });

  it('of nothing has no lines', () => {
    expect([wrapText('', 72), wrapText('   ', 72)]).toEqual([[], []]);
  });
});
