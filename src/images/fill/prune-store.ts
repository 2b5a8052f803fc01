import { readFile } from 'node:fs/promises';
import pLimit from 'p-limit';
import { describeEncoding } from '../encode/describe-encoding.ts';
import { bindSourceHash } from '../encode/hash-source.ts';
import type { EncodingOptions } from '../encoding-options.ts';
import type { PictureJob } from '../picture-job.ts';
import { PictureStore } from '../store/picture-store.ts';

export interface PruneResult {
  /** Files. */
  dropped: number;
  /** Bytes of what stays. */
  size: number;
}

/** Files read at one time. */
const AT_ONCE = 16;

/** Drops every file of the store that is not needed for these pictures under these options. */
export async function pruneStore(dir: string, jobs: readonly PictureJob[], encoding: EncodingOptions): Promise<PruneResult> {
  const store = new PictureStore(dir, describeEncoding(encoding));
  await store.open();
  const sources = jobs.flatMap(({ url, path }) => (path === undefined ? (store.readSource(url) ?? []) : []));
  const paths = jobs.flatMap(({ path }) => path ?? []);
  const hashSource = bindSourceHash();
  const local = await pLimit(AT_ONCE).map(paths, async (path) => hashSource(await readFile(path)));
  return store.prune(sources, [...sources.flatMap(({ original }) => original?.hash ?? []), ...local]);
}
