import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { ParseTask } from './parse-ahead.ts';
import { type CachedResult, parseToCache } from './parse-cache.ts';

/** Files parsed between two messages. */
const CHUNK = 64;

const { files, start, end } = workerData as ParseTask;
for (let last = takeChunk(); last > Atomics.load(start, 0); last = takeChunk()) {
  const chunk = files.slice(Math.max(last - CHUNK, 0), last);
  parentPort?.postMessage(chunk.map(({ file, path }): [string, CachedResult] => [file, parseToCache(file, readFileSync(path))]));
}

/** @returns the place after the chunk's last file */
function takeChunk(): number {
  return Atomics.sub(end, 0, CHUNK);
}
