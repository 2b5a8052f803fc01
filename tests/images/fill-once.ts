import { parseArgs } from 'node:util';
import { type FillOptions, fillStore } from '../../src/images/fill/fill-store.ts';
import type { FillResult } from '../../src/images/fill/fill-tally.ts';
import type { PictureJob } from '../../src/images/picture-job.ts';

/**
 * Fills a store once and prints the result as JSON, in a process that can be killed:
 *
 *   node fill-once.ts --store /tmp/store --host http://127.0.0.1:1234 --count 12
 */

/** Quick, for tests that are not about quality. */
export const QUICK = { avif: { quality: 40, effort: 0 }, webp: { quality: 60, effort: 0 }, jpeg: { quality: 70 } } as const;

export const NETWORK = { userAgent: 'Broadsheet-Test', allowedHosts: ['127.0.0.1'], backoff: 20 } as const;

/** Fills a store with a host's first pictures, as cards. */
export function fillOnce(store: string, host: string, count: number, options: Partial<FillOptions> = {}): Promise<FillResult> {
  return fillStore(store, listJobs(host, count), { encoding: QUICK, network: NETWORK, ...options });
}

export function listJobs(host: string, count: number): PictureJob[] {
  return Array.from({ length: count }, (_, index) => ({ url: `${host}/${index + 1}.png`, slots: ['card'] }));
}

/** What a test looks at in another process's result. */
export interface PrintedResult extends Pick<FillResult, 'made' | 'fetched' | 'reused'> {
  /** Reasons by address. */
  missing: Record<string, string>;
  /** Names of files by address. */
  files: Record<string, string[]>;
}

export function printResult({ made, fetched, reused, missing, pictures }: FillResult): PrintedResult {
  const files = [...pictures].map(([url, { slots }]) => [url, Object.values(slots).flatMap((slot) => slot.map(({ name }) => name))]);
  const reasons = [...missing].map(([url, { reason }]) => [url, reason]);
  return { made, fetched, reused, missing: Object.fromEntries(reasons), files: Object.fromEntries(files) };
}

if (import.meta.main) {
  const text = { type: 'string', default: '' } as const;
  const { values } = parseArgs({ options: { store: text, host: text, count: text } });
  console.log(JSON.stringify(printResult(await fillOnce(values.store, values.host, Number(values.count)))));
}
