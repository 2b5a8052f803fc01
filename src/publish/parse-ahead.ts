import { Worker } from 'node:worker_threads';
import { type ListedFile, listFiles } from '../articles/list-files.ts';
import type { ParseArticle } from '../articles/parse-article.ts';
import type { CachedResult, ParseCache } from './parse-cache.ts';

/** What the threads share. */
export interface ParseTask {
  files: readonly ListedFile[];
  /** One number: files before it are not taken by any thread. */
  end: Int32Array<SharedArrayBuffer>;
  /** One number: how far the main thread has come from the other side. */
  start: Int32Array<SharedArrayBuffer>;
}

/** For fewer files a thread takes longer to start than it saves. */
const FILES_PER_THREAD = 1000;

/**
 * Reads on the other cores what the main thread has not come to yet, from the last file backwards: it goes on in its order, and
 * finds the second half done. Of a file that changed in between the main thread's reading counts.
 * @param jobs threads, the main one among them
 */
export async function parseAhead(contentDir: string, cache: ParseCache, jobs: number): Promise<{ parse: ParseArticle; stop: () => void }> {
  const files =
    cache.isEmpty && jobs > 1
      ? (await listFiles(contentDir, 'news')).filter(({ isRegular, file }) => isRegular && file.endsWith('.md'))
      : [];
  const share = (value: number) => new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)).fill(value);
  const task: ParseTask = { files, end: share(files.length), start: share(0) };
  const helpers = Math.min(jobs, Math.floor(files.length / FILES_PER_THREAD)) - 1;
  const threads = Array.from({ length: Math.max(helpers, 0) }, () => {
    const thread = new Worker(new URL('./parse-thread.ts', import.meta.url), { workerData: task });
    thread.on('message', (entries: [string, CachedResult][]) => cache.learn(entries));
    thread.on('error', () => {}); // the main thread meets the same, and says so
    return thread;
  });
  const parse: ParseArticle = (file, bytes) => {
    Atomics.add(task.start, 0, 1);
    return cache.parse(file, bytes);
  };
  const stop = () => {
    for (const thread of threads) void thread.terminate();
  };
  return { parse, stop };
}
