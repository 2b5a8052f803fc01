import { parseArgs } from 'node:util';
import { OWN_FORM } from '../../src/content/foreign/article-form.ts';
import { parseArticle } from '../../src/content/read/parse-article.ts';
import { openIndex, type PaperIndex } from '../../src/index/open-index.ts';
import { packResult, unpackResult } from '../../src/index/pack-result.ts';
import { writeArticle } from './read-paper.ts';

/** Rows that each round writes; their packed results fill some hundred pages. */
export const ROWS = 100;

export const CODE = 'code';

/** Puts the same round into every row, in one commit. */
export function writeRound(index: PaperIndex, round: number, prefix = 'news'): void {
  for (let number = 0; number < ROWS; number += 1) {
    const path = `${prefix}/${number}.md`;
    const result = parseArticle(path, Buffer.from(writeArticle(`Round ${round}`, 'word '.repeat(500 + round * 10))), OWN_FORM);
    index.change(({ files, articles }) => {
      const look = { size: round, mtime: 1, ctime: 1, inode: number };
      const id = files.put({ path, look, isSettled: true, hash: result.bytesHash, blob: null });
      articles.put({ id, form: '', ...packResult(result) });
    });
  }
  index.commit();
}

/** The rounds of all rows; none where there is no index. @throws if rows are not whole, or don't fit each other */
export function readAllRounds(cacheDir: string, code = CODE): number[] {
  const index = openIndex(cacheDir, code);
  const rows = new Map(index.tables.files.list().map((row) => [row.id, row]));
  const rounds = new Set<number>();
  let count = 0;
  for (const article of index.tables.articles.iterate()) {
    const row = rows.get(article.id);
    const title = row && unpackResult(article, row)?.article?.title;
    if (title !== `Round ${row?.size}`) throw new Error(`${title} is in the row of round ${row?.size}`);
    rounds.add(row?.size ?? 0);
    count += 1;
  }
  index.close();
  if (count !== rows.size || count % ROWS !== 0) throw new Error(`${rows.size} files, ${count} articles`);
  return [...rounds];
}

/** Commits rounds, and prints each once it is done. With `--read` it prints those that are there. */
if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      cache: { type: 'string', default: '' },
      rounds: { type: 'string', default: '1000' },
      prefix: { type: 'string' },
      read: { type: 'boolean', default: false },
    },
  });
  if (values.read) {
    console.log(...readAllRounds(values.cache));
    process.exit();
  }
  for (let round = 1; round <= Number(values.rounds); round += 1) {
    writeRound(openIndex(values.cache, CODE), round, values.prefix);
    process.stdout.write(`${round}\n`);
  }
}
