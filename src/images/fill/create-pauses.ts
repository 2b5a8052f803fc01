import { setImmediate } from 'node:timers/promises';

/** Milliseconds of work without a pause. */
const LONGEST = 5;

/** For long work beside which a preview serves pages: lets others have their turn if it is time. */
export function createPauses(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < LONGEST) return;
    await setImmediate();
    since = performance.now();
  };
}
