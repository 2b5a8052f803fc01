import { parentPort, workerData } from 'node:worker_threads';
import { readListedFile } from '../articles/read-content-files.ts';
import type { ParseTask } from './parse-ahead.ts';
import { type CachedResult, parseToCache } from './parse-cache.ts';

/** Files parsed between two messages. */
const CHUNK = 64;

const { files, taken } = workerData as ParseTask;
for (let first = takeChunk(); first < files.length; first = takeChunk()) {
  const results = files.slice(first, first + CHUNK).flatMap((listed): [string, CachedResult][] => {
    const bytes = readListedFile(listed);
    // What can't be read is left to the main thread, which says so.
    return Buffer.isBuffer(bytes) ? [[listed.file, parseToCache(listed.file, bytes)]] : [];
  });
  parentPort?.postMessage(results);
}

function takeChunk(): number {
  return Atomics.add(taken, 0, CHUNK);
}
