import type { Article } from '../../content/article.ts';
import { compareNewestFirst } from '../../content/article-order.ts';
import { isSameTitle } from './same-title.ts';
import { listTitleWords } from './title-words.ts';

const HOUR = 3600 * 1000;
/** Between a headline and its copy at another source. */
const COPY_TIME = 72 * HOUR;
/** The same at one source. Less than a day: there equal headlines a day apart are a column, “What to watch on TV tonight”. */
const VERSION_TIME = 12 * HOUR;

/** An article among those that have a word, newest first. */
interface Place {
  articles: Article[];
  index: number;
}

/**
 * The pairs of articles of which one's headline is a copy of the other's, within three days. At one source only an equal
 * headline counts: series there differ by a word.
 *
 * A copy has all words of the shorter headline, so the rarest of them leads to every copy. The cost grows with how many
 * headlines share a rare word within three days, not with all pairs: 20,000 take half a second.
 */
export function findCopies(articles: readonly Article[]): [Article, Article][] {
  const withWord = new Map<string, Article[]>();
  const takePlace = (word: string, article: Article): Place => {
    const known = withWord.get(word) ?? [];
    withWord.set(word, known);
    return { articles: known, index: known.push(article) - 1 };
  };
  const entries = articles
    .toSorted(compareNewestFirst)
    .map((article) => ({ article, places: [...new Set(listTitleWords(article))].map((word) => takePlace(word, article)) }));
  return entries.flatMap(({ article, places: [first, ...places] }) => {
    if (!first) return [];
    const rarest = places.reduce((rare, place) => (place.articles.length < rare.articles.length ? place : rare), first);
    return [...walk(rarest, -1), ...walk(rarest, 1)]
      .filter((other) => isCopy(article, other))
      .map((other): [Article, Article] => [article, other]);
  });
}

/** The articles before or after one that are near enough in time. */
function walk({ articles, index }: Place, step: 1 | -1): Article[] {
  const [start, near] = [articles[index], [] as Article[]];
  for (let at = index + step; at >= 0 && at < articles.length; at += step) {
    const article = articles[at];
    if (!start || !article || timeBetween(start, article) > COPY_TIME) break;
    near.push(article);
  }
  return near;
}

function isCopy(one: Article, other: Article): boolean {
  const [words, otherWords] = [listTitleWords(one), listTitleWords(other)];
  if (one.provider.domain !== other.provider.domain) return isSameTitle(words, otherWords);
  return words.length === otherWords.length && timeBetween(one, other) <= VERSION_TIME && isSameTitle(words, otherWords);
}

function timeBetween(one: Article, other: Article): number {
  return Math.abs(one.publishedAt.getTime() - other.publishedAt.getTime());
}
