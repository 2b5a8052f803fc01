import type { Environment } from '../../command/environment.ts';
import { pictureStoreDir } from '../pictures/picture-store-dir.ts';
import { lookAtStore } from './look-at-store.ts';
import { isSameStore, printStore, type StoreLook } from './store-look.ts';
import { isSameTimes, printTimes, type StoreTimes } from './store-times.ts';

/** What tells the records of a store of pictures from every other state of them: where it lies, and where it was copied to. */
export interface StoreState {
  /** Null where too much is young. */
  look: StoreLook | null;
  times: StoreTimes | null;
}

export function readStoreState({ cacheDir }: Pick<Environment, 'cacheDir'>): StoreState {
  const seen = lookAtStore(pictureStoreDir(cacheDir));
  return { look: printStore(seen)?.next ?? null, times: printTimes(seen) ?? null };
}

/** @returns the same state as it tells by now; undefined where the store may be in another one */
export function findSameStore({ cacheDir }: Pick<Environment, 'cacheDir'>, last: StoreState): StoreState | undefined {
  const seen = lookAtStore(pictureStoreDir(cacheDir));
  const printed = printStore(seen, last.look ?? undefined);
  const isSame =
    (printed && last.look && isSameStore(last.look, printed.look)) || (last.times && isSameTimes(last.times, printTimes(seen, last.times)));
  return isSame ? { look: printed?.next ?? null, times: last.times } : undefined;
}
