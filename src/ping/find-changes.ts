export type Fingerprints = ReadonlyMap<string, string>;

/** `again` is for what did not change and is told all the same. */
export type ChangeKind = 'new' | 'changed' | 'removed' | 'again';

/** Each address to tell with what happened to it. */
export type Changes = ReadonlyMap<string, ChangeKind>;

/**
 * What changed since a receiver was told last.
 * @param told the fingerprints that the receiver was told of
 * @param tellsAll true also takes what did not change
 */
export function findChanges(told: Fingerprints, current: Fingerprints, tellsAll = false): Changes {
  const changes = new Map<string, ChangeKind>();
  for (const [address, fingerprint] of current) {
    const before = told.get(address);
    if (before === undefined) changes.set(address, 'new');
    else if (before !== fingerprint) changes.set(address, 'changed');
    else if (tellsAll) changes.set(address, 'again');
  }
  for (const address of told.keys()) if (!current.has(address)) changes.set(address, 'removed');
  return changes;
}

/** `3 new, 9 changed` */
export function countChanges(changes: Changes): string {
  const kinds: readonly ChangeKind[] = ['new', 'changed', 'removed', 'again'];
  const counts = kinds.map((kind) => ({ kind, count: changes.values().reduce((sum, other) => sum + Number(other === kind), 0) }));
  return counts
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} ${kind}`)
    .join(', ');
}
