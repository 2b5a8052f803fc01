import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { anyArticle, writeArticle } from '../../scripts/fuzz/papers/any-article.ts';
import { parseArticle } from '../../src/content/read/parse-article.ts';

/**
 * Writes articles of anything that pass the schema into a content folder, as `news/any-000.md` and so on.
 * @returns how many: of four tried for each that is wanted
 */
export async function writeAnyArticles(content: string, count: number, seed: number): Promise<number> {
  const files = fc.sample(anyArticle, { numRuns: count * 4, seed }).map((article) => Buffer.from(writeArticle(article)));
  const good = files.filter((file) => parseArticle('news/x.md', file).article).slice(0, count);
  await mkdir(join(content, 'news'), { recursive: true });
  for (const [index, file] of good.entries()) await writeFile(join(content, 'news', `any-${String(index).padStart(3, '0')}.md`), file);
  return good.length;
}
