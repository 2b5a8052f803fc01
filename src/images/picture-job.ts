import type { Slot } from './picture-slots.ts';

/** A picture that a page shows: all that is needed to prepare it, on this machine or another. */
export interface PictureJob {
  /** Its address, as authors write it. */
  url: string;
  /** Where it lies on this disk; left out for a web address. */
  path?: string | undefined;
  slots: readonly Slot[];
}
