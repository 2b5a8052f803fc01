import type { FrontFields } from './fields/records/front-schema.ts';

/** When a line of the front page ends next, after now. */
export function findFrontEnd(front: FrontFields | undefined, now: Date): Date | undefined {
  const entries = [front?.lead, ...(front?.pinned ?? []), ...(front?.sections ?? []), front?.breaking];
  const ends = entries.flatMap((entry) => (entry?.until && entry.until > now ? [entry.until.getTime()] : []));
  return ends.length > 0 ? new Date(Math.min(...ends)) : undefined;
}
