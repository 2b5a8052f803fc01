import type { Addresses } from '../content/addresses.ts';
import type { SiteSettings } from '../content/fields/site/site-settings.ts';
import type { ChangeKind, Fingerprints } from './find-changes.ts';
import type { Message } from './post-message.ts';
import type { BuiltSite } from './read-built-site.ts';

/** Somebody who is told what changed. */
export interface Receiver {
  /** Its host, for messages. */
  name: string;
  /** What its memory is kept under. */
  key: string;
  url: string;
  /** All that it may be told of. */
  current: Fingerprints;
  /** Whether it wants to hear of what is gone. */
  hearsRemovals: boolean;
  /** Whether the very first ping tells of an address. What it leaves out counts as known. */
  isIntroduced: (address: string) => boolean;
  /** Addresses in a message. */
  batchSize: number;
  /** Messages on their way at one time. */
  atOnce: number;
  writeMessage: (addresses: readonly string[]) => Message;
  /** What an unhappy answer means and what to do about it, where that is known. */
  explain: (status: number) => string | undefined;
  /** Why the site as built is not ready for this receiver, and how to mend that. */
  obstacle: string | undefined;
}

export interface ReceiverContext {
  settings: SiteSettings;
  addresses: Addresses;
  built: BuiltSite;
}

export function isAccepted(status: number): boolean {
  return status >= 200 && status < 300;
}

/** Which kinds of change a receiver is told of. */
export function isHeard({ hearsRemovals }: Receiver, kind: ChangeKind): boolean {
  return hearsRemovals || kind !== 'removed';
}
