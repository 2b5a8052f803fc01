import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { askThread } from '../threads/run-thread.ts';

/** The files of an output folder, by their paths below it. */
export type OutputListing = ReadonlyMap<string, OutputFile>;

export interface OutputFile {
  /** Bytes. */
  size: number;
  /** Milliseconds since 1970. */
  mtime: number;
}

// This file is its own thread: looking at 48,000 files takes 0.8 s, while the main thread reads the content.
if (!isMainThread && workerData?.listedFolder) parentPort?.postMessage(listFolder(workerData.listedFolder));

/** Looks at all files in a thread of its own. What is no regular file has the size -1. */
export async function listOutput(folder: string): Promise<OutputListing> {
  return existsSync(folder) ? askThread(new URL(import.meta.url), { listedFolder: folder }) : new Map();
}

function listFolder(folder: string): OutputListing {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const { size, mtimeMs } = lstatSync(path);
      return [path.slice(folder.length + 1), { size: entry.isFile() ? size : -1, mtime: mtimeMs }];
    }),
  );
}
