import type { Format, Size, Slot } from './picture-slots.ts';

/** What was made of a picture, as the store records it. */
export interface MadeRecord extends Size {
  /** Classes that colour its place until it has loaded, see `describeTone`. */
  tone: string;
  slots: Partial<Record<Slot, readonly Rendition[]>>;
}

/** A file that pages may show. */
export interface Rendition extends Size {
  format: Format | 'svg';
  /** Its name on the site: a hash of its bytes, so that browsers may keep it for a year. */
  name: string;
  /** Bytes. */
  size: number;
}
