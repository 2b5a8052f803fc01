import { parentPort, workerData } from 'node:worker_threads';
import { readContentFile } from '../../content/files/read-content-file.ts';
import { parseArticle } from '../../content/read/parse-article.ts';
import { isStill } from '../../files/look-at-file.ts';
import { hashBlob } from '../../index/git/hash-blob.ts';
import type { LearnedArticle } from '../../index/known-articles.ts';
import { packResult } from '../../index/pack-result.ts';
import type { ParseTask } from './parse-ahead.ts';

/** Files parsed between two messages. */
const CHUNK = 64;

const { files, form, hasGit, taken } = workerData as ParseTask;
for (let first = takeChunk(); first < files.length; first = takeChunk()) {
  const learned = files.slice(first, first + CHUNK).flatMap(({ listed, look }): LearnedArticle[] => {
    const bytes = readContentFile(listed);
    // What can't be read is left to the main thread, which says so.
    if (!Buffer.isBuffer(bytes)) return [];
    const packed = packResult(parseArticle(listed.file, bytes, form));
    return [{ file: listed.file, packed, blob: hasGit ? hashBlob(bytes) : null, isStill: isStill(listed.path, look) }];
  });
  parentPort?.postMessage(learned);
}

function takeChunk(): number {
  return Atomics.add(taken, 0, CHUNK);
}
