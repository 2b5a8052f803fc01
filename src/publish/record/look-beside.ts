import { lookAtOutput } from '../output/output-listing.ts';
import type { FileEntry } from './record-tables.ts';

/** What lies beside an output folder and belongs to it, by what follows its name. */
const ENDINGS = ['-files.json', '-nginx.conf'];

/** How the files look that lie beside an output folder and belong to it, by paths from there. One that is missing has a size and a time of 0. */
export function lookBeside(outDir: string): FileEntry[] {
  return ENDINGS.map((ending) => {
    const { size, mtime } = lookAtOutput(outDir + ending) ?? { size: 0, mtime: 0 };
    return [ending, size, mtime];
  });
}
