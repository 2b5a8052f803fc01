import type { MadeRecord } from '../../images/made-record.ts';

/** The files of a picture, each once, with their sizes in bytes. */
export function listFileNames(made: MadeRecord | null): Map<string, number> {
  const files = Object.values(made?.slots ?? {}).flat();
  return new Map(files.map(({ name, size }) => [name, size]));
}
