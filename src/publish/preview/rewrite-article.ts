import { isDeepStrictEqual } from 'node:util';
import type { Article, ParsedArticle } from '../../content/article.ts';
import { listArticlePictures } from '../../content/article-pictures.ts';
import type { ParseResult } from '../../content/read/parse-article.ts';

/**
 * An article after its file was edited, if only its words are others: then no address, list, picture or check can turn out
 * differently, and the rest of the publication need not be looked at. Undefined if anything else changed.
 */
export function rewriteArticle(article: Article, before: ParseResult, after: ParseResult): Article | undefined {
  const [old, renewed] = [before.article, after.article];
  if (!old || !renewed || before.problems.length + after.problems.length > 0) return undefined;
  if (!isDeepStrictEqual(listFixed(old), listFixed(renewed))) return undefined;
  const { title, excerpt, body, bytesHash } = renewed;
  return { ...article, title, excerpt, body, bytesHash };
}

/** All that others depend on: the fields besides the words, and the pictures that the body shows. */
function listFixed(article: ParsedArticle): unknown {
  const { title: _title, excerpt: _excerpt, body: _body, bytesHash: _hash, ...fields } = article;
  return [fields, listArticlePictures(article)];
}
