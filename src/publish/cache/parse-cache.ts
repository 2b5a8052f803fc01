import { hash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { type ParseArticle, type ParseResult, parseArticle } from '../../content/read/parse-article.ts';
import { writeWhole } from '../../files/write-whole.ts';

export interface ParseCache {
  /** `parseArticle`, which asks nobody again about bytes that it has seen. */
  parse: ParseArticle;
  /** Keeps what was parsed since, and drops files that were not asked for. */
  save: () => Promise<void>;
  /** So far. */
  counts: { readonly parsed: number; readonly reused: number };
  /** Nothing is known of the last build. */
  isEmpty: boolean;
  /** Takes what other threads parsed in this build. */
  learn: (results: Iterable<readonly [file: string, ParseResult]>) => void;
  /** What they parsed, by file. */
  learned: ReadonlyMap<string, ParseResult>;
}

/**
 * Share of the articles. What a few builds added is kept beside the rest: writing 20,000 articles again takes half a second.
 * A deleted one is kept until then.
 */
const MOST_SINCE = 0.05;

/** Bytes of the hash at the start of the file. */
const HASH_LENGTH = 32;

/**
 * What the last build read of each article. Most of a build's reading is YAML, and between two builds few files change.
 * @param code results of other code count for nothing, see `hashCode`
 */
export async function openParseCache(cacheDir: string, code: string): Promise<ParseCache> {
  const paths = { all: join(cacheDir, 'articles.v8'), since: join(cacheDir, 'articles-since.v8') };
  const all = await readCache(paths.all, code);
  const since = await readCache(paths.since, code);
  const known = since.size > 0 ? new Map([...all, ...since]) : all;
  const learned = new Map<string, ParseResult>();
  const current = new Map<string, ParseResult>();
  const counts = { parsed: 0, reused: 0 };
  const parse: ParseArticle = (file, bytes, form) => {
    const found = known.get(file);
    const isKnown = found?.form === form.key && found.bytesHash === hash('sha256', bytes);
    const result = isKnown ? found : parseArticle(file, bytes, form);
    counts[isKnown ? 'reused' : 'parsed'] += 1;
    current.set(file, result);
    return result;
  };
  const learn: ParseCache['learn'] = (results) => {
    for (const [file, result] of results) {
      current.set(file, result);
      learned.set(file, result);
      counts.parsed += 1;
    }
  };
  const save = async () => {
    const news = new Map([...current].filter(([file, result]) => all.get(file) !== result));
    const deleted = [...known.keys()].filter((file) => !current.has(file)).length;
    if (counts.parsed === 0 && deleted === 0) return;
    if (news.size + deleted > current.size * MOST_SINCE) {
      await rm(paths.since, { recursive: true, force: true });
      await writeCache(paths.all, code, current);
    } else await writeCache(paths.since, code, news);
  };
  return { parse, save, counts, learn, learned, isEmpty: known.size === 0 };
}

async function readCache(path: string, code: string): Promise<Map<string, ParseResult>> {
  try {
    const bytes = await readFile(path);
    const data = bytes.subarray(HASH_LENGTH);
    if (!bytes.subarray(0, HASH_LENGTH).equals(hash('sha256', data, 'buffer'))) return new Map();
    const cache: unknown = deserialize(data);
    return isCache(cache) && cache.code === code ? cache.results : new Map();
  } catch {
    return new Map(); // not there, cut off, or written by another Node: then everything is read again
  }
}

/** Whoever wrote it with our code's hash had our shape. */
function isCache(value: unknown): value is { code: string; results: Map<string, ParseResult> } {
  const { code, results } = Object(value) as Record<string, unknown>;
  return typeof code === 'string' && results instanceof Map;
}

async function writeCache(path: string, code: string, results: Map<string, ParseResult>): Promise<void> {
  const data = serialize({ code, results });
  await writeWhole(path, [hash('sha256', data, 'buffer'), data]);
}
