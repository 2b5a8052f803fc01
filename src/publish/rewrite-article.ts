import { isDeepStrictEqual } from 'node:util';
import { isLocalPicture, listArticlePictures } from '../articles/article-pictures.ts';
import type { ParseResult } from '../articles/parse-article.ts';
import type { Publication } from '../articles/read-publication.ts';

/**
 * The publication after one file was edited, if only its words are others: then no address, list or check can turn out
 * differently, and the other articles need not be looked at. Undefined if anything else changed.
 */
export function rewriteArticle(publication: Publication, before: ParseResult, after: ParseResult): Publication | undefined {
  const isSound = before.article && after.article && before.problems.length + after.problems.length === 0;
  if (!isSound || !isDeepStrictEqual(listFixed(before.article), listFixed(after.article))) return undefined;
  const { file, title, excerpt, body, bytesHash } = after.article;
  const index = publication.articles.findIndex((article) => article.file === file);
  const article = publication.articles[index];
  return article && { ...publication, articles: publication.articles.with(index, { ...article, title, excerpt, body, bytesHash }) };
}

/** All that others depend on: the fields besides the words, and the pictures of the content folder that the body names. */
function listFixed(article: NonNullable<ParseResult['article']>): unknown {
  const { title: _title, excerpt: _excerpt, body: _body, bytesHash: _hash, ...fields } = article;
  return [fields, listArticlePictures(article).filter(({ url }) => isLocalPicture(url))];
}
