import { countChanges } from './find-changes.ts';
import type { Plan } from './plan-telling.ts';
import type { Receiver } from './receiver.ts';
import type { Telling } from './tell-addresses.ts';

/** One line: what a receiver accepted, or why not. */
export function describeTelling({ name }: Receiver, { changes, passedOver }: Plan, telling: Telling, milliseconds: number): string {
  const seconds = `${(milliseconds / 1000).toFixed(1)} s`;
  const missed = changes.size - telling.accepted.size;
  if (missed > 0) {
    return `${name}: ${missed} of ${countAddresses(changes.size)} not told: ${telling.failure}; the next ping tries again · ${seconds}`;
  }
  return `${name}: ${countAddresses(changes.size)} told (${countChanges(changes)})${describePassedOver(passedOver)} · ${seconds}`;
}

/** What would be told, an address a line. */
export function describePlan({ name }: Receiver, { changes, passedOver }: Plan): string[] {
  const lines = [...changes].map(([address, kind]) => `  ${kind.padEnd(8)} ${address}`);
  return [`${name}: ${countAddresses(changes.size)} would be told (${countChanges(changes)})${describePassedOver(passedOver)}`, ...lines];
}

function describePassedOver(count: number): string {
  return count > 0 ? `; on this first ping ${count} more count as known, npm run ping -- --all tells them too` : '';
}

function countAddresses(count: number): string {
  return `${count} address${count === 1 ? '' : 'es'}`;
}
