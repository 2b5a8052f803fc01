import type { Article } from '../../content/article.ts';
import { compareProblems } from '../../content/problems/problem.ts';
import type { Publication } from '../../content/publication.ts';
import { divideArticles } from '../../content/read/divide-articles.ts';
import type { FileResult, KnownPaper } from './known-paper.ts';
import { rewriteArticle } from './rewrite-article.ts';
import { settleArticles } from './settle-articles.ts';

/**
 * A publication with some articles as they are now, where that concerns nothing but them: to look at all others takes half a second
 * at 20,000. What of it tells when something becomes due stays as it was: a preview's clock stands still.
 * @returns undefined where all files have to be read together
 */
export function changeArticles(results: readonly FileResult[], paper: KnownPaper): Publication | undefined {
  const { publication, parsed, now } = paper;
  // What else is wrong with a file may be another file's fault.
  const isFaulty = (file: string) => parsed.has(file) && parsed.get(file)?.article === undefined;
  if (!publication.setAside.every(isFaulty)) return undefined;
  const known = new Map([...publication.articles, ...publication.withdrawn].map((article) => [article.file, article]));
  const rewritten = new Map(
    results.flatMap(({ file, before, after }): [string, Article][] => {
      const article = known.get(file);
      const renewed = article && before && after && rewriteArticle(article, before, after);
      return renewed ? [[file, renewed]] : [];
    }),
  );
  const others = results.filter(({ file }) => !rewritten.has(file));
  const settled = settleArticles(others, paper, known);
  if (!settled) return undefined;
  const moved = new Set(others.map(({ file }) => file));
  const articles = [...known.values()].flatMap((article) => (moved.has(article.file) ? [] : (rewritten.get(article.file) ?? article)));
  const own = others.flatMap(({ after }) => after?.problems ?? []);
  const faulty = others.flatMap(({ file, after }) => (after && !after.article ? [file] : []));
  return {
    ...publication,
    ...divideArticles([...articles, ...settled.articles.values()], now, true),
    ties: settled.ties,
    topics: settled.topics,
    problems: [...publication.problems.filter(({ file }) => !moved.has(file)), ...own].toSorted(compareProblems),
    setAside: [...publication.setAside.filter((file) => !moved.has(file)), ...faulty].toSorted(),
  };
}
