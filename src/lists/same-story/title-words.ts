import type { Article } from '../../content/article.ts';

/** Scripts that put no spaces between words. */
const SPACELESS = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** What stands between a headline and its source's name: `Bridge opens – The Harbour Light`. */
const BEFORE_SOURCE = /^(.+)\s[|–—·•-]\s+([^|–—·•]+)$/u;

const known = new WeakMap<object, readonly string[]>();
let segmenter: Intl.Segmenter | undefined;

/** The words of a headline in their order, without case and punctuation, and without the source's name at its end. */
export function listTitleWords(article: Pick<Article, 'title' | 'provider'>): readonly string[] {
  const words = known.get(article) ?? splitWords(dropSourceName(article));
  known.set(article, words);
  return words;
}

function splitWords(text: string): string[] {
  const folded = text.normalize('NFKC').toLowerCase();
  if (!SPACELESS.test(folded)) return folded.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  // The language does not matter: the dictionaries of these scripts come with every one.
  segmenter ??= new Intl.Segmenter('en', { granularity: 'word' });
  return [...segmenter.segment(folded)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
}

function dropSourceName({ title, provider }: Pick<Article, 'title' | 'provider'>): string {
  const [, headline, source = ''] = BEFORE_SOURCE.exec(title) ?? [];
  if (headline === undefined) return title;
  const domain = (provider.domain ?? '').replace(/^www\./, '');
  const names = [provider.name, domain, domain.split('.')[0] ?? ''].map(joinWords);
  return names.includes(joinWords(source)) ? headline : title;
}

function joinWords(text: string): string {
  return splitWords(text).join('');
}
