import { parentPort, workerData } from 'node:worker_threads';
import { readContentFile } from '../../content/files/read-content-file.ts';
import { type ParseResult, parseArticle } from '../../content/read/parse-article.ts';
import type { ParseTask } from './parse-ahead.ts';

/** Files parsed between two messages. */
const CHUNK = 64;

const { files, form, taken } = workerData as ParseTask;
for (let first = takeChunk(); first < files.length; first = takeChunk()) {
  const results = files.slice(first, first + CHUNK).flatMap((listed): [string, ParseResult][] => {
    const bytes = readContentFile(listed);
    // What can't be read is left to the main thread, which says so.
    return Buffer.isBuffer(bytes) ? [[listed.file, parseArticle(listed.file, bytes, form)]] : [];
  });
  parentPort?.postMessage(results);
}

function takeChunk(): number {
  return Atomics.add(taken, 0, CHUNK);
}
