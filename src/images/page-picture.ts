import type { MadeRecord, Rendition } from './made-record.ts';
import type { Size, Slot } from './picture-slots.ts';

/** A picture in one slot as pages show it. */
export interface PagePicture extends Size {
  /** The address of its largest file that every browser shows; width and height are that file's. */
  src: string;
  /** The media type of that file, and its bytes. */
  type: string;
  bytes: number;
  /** Files for `<source>`, the smallest format first. */
  sources: readonly { type: string; srcset: string }[];
  /** Classes that colour its place until it has loaded, see `describeTone`. */
  tone: string;
}

/**
 * What a page needs to show a picture.
 * @param root put before file names: the address of the site's pictures, with a slash at its end
 * @returns undefined if the picture was not made for the slot
 */
export function describePicture({ tone, slots }: MadeRecord, slot: Slot, root: string): PagePicture | undefined {
  const renditions = slots[slot] ?? [];
  const plainest = renditions.filter(({ format }) => format !== 'avif');
  const largest = plainest.at(-1);
  if (!largest) return undefined;
  const { width, height, size: bytes } = largest;
  const byFormat = Map.groupBy(renditions, ({ format }) => format);
  const hasChoice = renditions.length > 1;
  const sources = hasChoice ? [...byFormat].map(([format, files]) => ({ type: mediaType(format), srcset: writeSrcset(files, root) })) : [];
  return { src: root + largest.name, type: mediaType(largest.format), bytes, width, height, sources, tone };
}

function mediaType(format: Rendition['format']): string {
  return format === 'svg' ? 'image/svg+xml' : `image/${format}`;
}

function writeSrcset(files: readonly Rendition[], root: string): string {
  return files.map(({ name, width }) => `${root}${name} ${width}w`).join(', ');
}
