import { closeSync, existsSync, ftruncateSync, openSync, statSync, writeFileSync, writeSync } from 'node:fs';

/** Bytes of a damaged place: a disk's page. */
const PAGE = 4096;

/** Cuts a file off, changes a byte or a page of it, or leaves none of it. Nothing is done to one that is not there. */
export function damageFile(path: string, roll: (limit: number) => number): void {
  if (!existsSync(path)) return;
  const kind = roll(4);
  if (kind === 0) {
    writeFileSync(path, 'junk '.repeat(roll(5000)));
    return;
  }
  const { size } = statSync(path);
  const opened = openSync(path, 'r+');
  const place = roll(Math.max(1, size));
  if (kind === 1) ftruncateSync(opened, place);
  else writeSync(opened, Buffer.alloc(kind === 2 ? 1 : PAGE, roll(256)), 0, null, kind === 2 ? place : place - (place % PAGE));
  closeSync(opened);
}
