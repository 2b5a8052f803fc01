import { showProgress } from '../command/show-progress.ts';
import type { Fingerprints } from './find-changes.ts';
import { noteAccepted, planTelling } from './plan-telling.ts';
import type { PostOptions } from './post-message.ts';
import type { Receiver } from './receiver.ts';
import { describePlan, describeTelling } from './report-telling.ts';
import { tellAddresses } from './tell-addresses.ts';
import type { ToldAddresses } from './told-addresses.ts';

export interface PingOptions {
  /** True prints what would be told, and tells nobody. */
  isDryRun: boolean;
  /** True tells again what did not change. */
  tellsAll: boolean;
}

export interface TellSession extends PingOptions, PostOptions {
  /** The site's own address. */
  site: string;
  told: ToldAddresses;
}

/**
 * Tells one receiver what changed, notes what it accepted and prints a line about it.
 * @returns whether it knows everything now
 */
export async function tellReceiver(receiver: Receiver, session: TellSession): Promise<boolean> {
  const { site, told, isDryRun, tellsAll } = session;
  const start = performance.now();
  const plan = planTelling(receiver, told.find(receiver.key, site), tellsAll);
  if (plan.changes.size === 0) console.log(`${receiver.name}: nothing changed since it was told last`);
  else if (isDryRun) console.log(describePlan(receiver, plan).join('\n'));
  if (isDryRun) return true;

  const progress = showProgress(receiver.name, process.stderr);
  const telling = await tellAddresses(receiver, [...plan.changes.keys()], { ...session, onProgress: progress.update }).finally(
    progress.end,
  );
  const known = noteAccepted(receiver, plan, telling.accepted);
  const isDone = telling.accepted.size === plan.changes.size;
  if (plan.changes.size > 0) console[isDone ? 'log' : 'error'](describeTelling(receiver, plan, telling, performance.now() - start));
  const isNoted = known === undefined || (await note(receiver, known, session));
  return isDone && isNoted;
}

async function note({ name, key }: Receiver, known: Fingerprints, { site, told }: TellSession): Promise<boolean> {
  try {
    await told.note(key, site, known);
    return true;
  } catch (error) {
    console.error(`${name}: CACHE_DIR can't be written, so the next ping tells the same again: ${(error as Error).message}`);
    return false;
  }
}
