import type { FillResult } from './fill-tally.ts';

/** Whether a picture is missing because the store's disk is full, which is no fault of the picture. */
export function lacksRoom({ missing }: Pick<FillResult, 'missing'>): boolean {
  return missing.values().some(({ reason }) => reason === 'disk full');
}
