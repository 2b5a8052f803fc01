import { closeSync, constants, existsSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { listContentFiles } from '../../content/files/list-content-files.ts';
import { describeForm } from '../../content/foreign/article-form.ts';
import { compareProblems } from '../../content/problems/problem.ts';
import type { Publication } from '../../content/publication.ts';
import { type ParseArticle, type ParseResult, parseArticle } from '../../content/read/parse-article.ts';
import type { ReadOptions } from '../../content/read/read-options.ts';
import { readPublication } from '../../content/read/read-publication.ts';
import { isTakenOff } from './is-taken-off.ts';
import type { LastGoodStore } from './last-good-store.ts';

/**
 * Reads a publication in which files with an error stay as they were published last, unless they say that they are off the site.
 * Content and store settle together what is published.
 */
export async function readKeeping(options: ReadOptions, store: LastGoodStore): Promise<Publication> {
  const parsed = new Map<string, ParseResult>(options.parsed);
  const parse: ParseArticle = (file, bytes, form) => {
    const result = (options.parse ?? parseArticle)(file, bytes, form);
    parsed.set(file, result);
    return result;
  };
  const { isAsPublished } = store;
  const first = await readPublication({ ...options, parse, isAsPublished });
  const form = describeForm(first.site);
  const restored = new Map<string, Buffer>();
  for (const file of first.setAside) {
    const bytes = store.read(file);
    if (!bytes || (isArticle(file) && isTakenOff(readHead(options.contentDir, file), options.now, form))) continue;
    restored.set(file, bytes);
    // To another version of Broadsheet it may be faulty, too: then it is absent, and what is wrong with the file of today is said.
    if (isArticle(file)) parsed.set(file, { ...parseArticle(file, bytes, form), problems: [] });
  }
  if (restored.size === 0) return first;
  const second = await readPublication({ ...options, parse, parsed, isAsPublished, restored });
  return {
    ...second,
    // Of other files what is so now: a link to a restored story leads somewhere, and a new file may not claim what it has.
    problems: [
      ...first.problems.filter(({ file }) => restored.has(file)),
      ...second.problems.filter(({ file }) => !restored.has(file)),
    ].toSorted(compareProblems),
    // What only missed a file that is restored now has no error any more.
    setAside: [...new Set([...restored.keys(), ...second.setAside])].toSorted(),
  };
}

const isArticle = (file: string) => file.startsWith('news/') && file.endsWith('.md');

/** Bytes in which a file says whether it is published. */
const HEAD = 256 * 1024;

const OPENING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/** The first bytes of a file that may be too long; none of one that can't be read, or is a link or a device. */
function readHead(contentDir: string, file: string): Buffer {
  const path = join(contentDir, file);
  // A file's name here is in NFC; on the disk it need not be.
  const found = existsSync(path) ? path : (listContentFiles(contentDir, 'news').find((listed) => listed.file === file)?.path ?? path);
  try {
    const opened = openSync(found, OPENING);
    try {
      const buffer = Buffer.alloc(HEAD);
      return buffer.subarray(0, readSync(opened, buffer));
    } finally {
      closeSync(opened);
    }
  } catch {
    return Buffer.alloc(0);
  }
}
