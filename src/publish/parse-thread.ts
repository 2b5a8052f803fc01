import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { ParseTask } from './parse-ahead.ts';
import { type CachedResult, parseToCache } from './parse-cache.ts';

/** Files parsed between two messages. */
const CHUNK = 64;

const { files, taken } = workerData as ParseTask;
for (let first = takeChunk(); first < files.length; first = takeChunk()) {
  const chunk = files.slice(first, first + CHUNK);
  parentPort?.postMessage(chunk.map(({ file, path }): [string, CachedResult] => [file, parseToCache(file, readFileSync(path))]));
}

function takeChunk(): number {
  return Atomics.add(taken, 0, CHUNK);
}
