import { existsSync, lstatSync } from 'node:fs';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { listFiles } from '../../files/list-files.ts';
import { askThread } from '../threads/run-thread.ts';

/** The files of an output folder, by their paths below it. A link is the host's, and none of them. */
export type OutputListing = ReadonlyMap<string, OutputFile>;

export interface OutputFile {
  /** Bytes. */
  size: number;
  /** Milliseconds since 1970. */
  mtime: number;
}

// This file is its own thread: looking at 48,000 files takes 0.8 s, while the main thread reads the content.
if (!isMainThread && workerData?.listedFolder) parentPort?.postMessage(listFolder(workerData.listedFolder));

/** Looks at all files in a thread of its own. */
export async function listOutput(folder: string): Promise<OutputListing> {
  return existsSync(folder) ? askThread(new URL(import.meta.url), { listedFolder: folder }) : new Map();
}

function listFolder(folder: string): OutputListing {
  return new Map(
    listFiles(folder)
      .filter(({ isRegular }) => isRegular)
      .map(({ name, path }) => {
        const { size, mtimeMs } = lstatSync(path);
        return [name, { size, mtime: mtimeMs }];
      }),
  );
}
