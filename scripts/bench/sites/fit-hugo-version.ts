import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The first Hugo, 0.128, that knows today's words for all below; they came with 0.123 and 0.128, and the former ones are errors by now. */
const FIRST_MINOR = 128;

const FORMER_WORDS: readonly { file: string; now: string; former: string }[] = [
  { file: 'hugo.toml', now: 'pagination.pagerSize = ', former: 'paginate = ' },
  { file: 'content/feeds.md', now: '\nbuild:', former: '\n_build:' },
  { file: 'content/trending.md', now: '\nbuild:', former: '\n_build:' },
];

/**
 * Has our Hugo project say what it says in the words that an older Hugo knows.
 * @param version as `hugo version` prints it, `0.111.3`
 * @throws if the project does not hold today's words
 */
export async function fitHugoVersion(folder: string, version: string): Promise<void> {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 0 || minor >= FIRST_MINOR) return;
  for (const { file, now, former } of FORMER_WORDS) {
    const text = await readFile(join(folder, file), 'utf8');
    if (!text.includes(now)) throw new Error(`${file} of our Hugo project does not say "${now.trim()}"`);
    await writeFile(join(folder, file), text.replace(now, former));
  }
}
