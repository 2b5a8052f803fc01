import { type Changes, type Fingerprints, findChanges } from './find-changes.ts';
import { isHeard, type Receiver } from './receiver.ts';

export interface Plan {
  /** What the receiver knows; undefined before it was told anything. */
  known: Fingerprints | undefined;
  /** What to tell. */
  changes: Changes;
  /** Addresses that the first ping does not tell of. */
  passedOver: number;
}

/** @param tellsAll true tells again what did not change, and on the first ping everything */
export function planTelling(receiver: Receiver, known: Fingerprints | undefined, tellsAll: boolean): Plan {
  const isIntroduction = known === undefined && !tellsAll;
  const all = findChanges(known ?? new Map(), receiver.current, tellsAll);
  const heard = [...all].filter(([, kind]) => isHeard(receiver, kind));
  const changes = new Map(heard.filter(([address]) => !isIntroduction || receiver.isIntroduced(address)));
  return { known, changes, passedOver: heard.length - changes.size };
}

/**
 * What a receiver knows after it accepted some of the plan. What it did not accept stays as it was, and is told next time.
 * @returns undefined if it still knows nothing
 */
export function noteAccepted({ current }: Receiver, { known, changes }: Plan, accepted: ReadonlySet<string>): Fingerprints | undefined {
  if (known === undefined && accepted.size === 0) return undefined;
  const noted = new Map<string, string>();
  for (const [address, fingerprint] of current) {
    const now = changes.has(address) && !accepted.has(address) ? known?.get(address) : fingerprint;
    if (now !== undefined) noted.set(address, now);
  }
  for (const [address, fingerprint] of known ?? []) {
    if (changes.get(address) === 'removed' && !accepted.has(address)) noted.set(address, fingerprint);
  }
  return noted;
}
