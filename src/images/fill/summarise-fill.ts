import { compareText } from '../../text/compare-text.ts';
import type { FillResult } from './fill-tally.ts';

/** What became of all pictures of a site, without the pictures themselves. */
export type FillCounts = Omit<FillResult, 'pictures' | 'originals'>;

/** `pictures: 12 fetched, 188 reused, 3 failed (2 not found, 1 too slow) · 3.2 MB received, 41 MB stored · 4.1 s` */
export function summariseFill({ missing, waiting, kept, ...counts }: FillCounts, milliseconds: number): string {
  const { fetched, unchanged, made, reused, received, size } = counts;
  const work = [
    ...(received > 0 || fetched > 0 ? [`${fetched} fetched`] : []),
    ...(unchanged > 0 ? [`${unchanged} unchanged`] : []),
    `${made} made`,
    `${reused} reused`,
    `${missing.size} failed${describeReasons(missing)}`,
    ...(kept.length > 0 ? [`${kept.length} kept as they were, because asking again failed`] : []),
    ...(waiting.length > 0 ? [`${waiting.length} wait for the network`] : []),
  ];
  const bytes = [...(received > 0 ? [`${describeBytes(received)} received`] : []), `${describeBytes(size)} stored`];
  return `pictures: ${work.join(', ')} · ${bytes.join(', ')} · ${(milliseconds / 1000).toFixed(1)} s`;
}

function describeReasons(missing: FillResult['missing']): string {
  if (missing.size === 0) return '';
  const byReason = [...Map.groupBy(missing.values(), ({ reason }) => reason)].map(([reason, { length }]) => ({ reason, length }));
  const ranked = byReason.toSorted((a, b) => b.length - a.length || compareText(a.reason, b.reason));
  return ` (${ranked.map(({ reason, length }) => `${length} ${reason}`).join(', ')})`;
}

/** `840 KB`, `3.2 MB`, `1.4 GB`; powers of 1000, as disks are sold. */
export function describeBytes(bytes: number): string {
  const [unit, size] = bytes >= 1e9 ? ['GB', 1e9] : bytes >= 1e6 ? ['MB', 1e6] : ['KB', 1e3];
  const amount = bytes / Number(size);
  return `${amount >= 10 || amount === 0 ? amount.toFixed(0) : amount.toFixed(1)} ${unit}`;
}
