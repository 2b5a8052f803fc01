import type { IndexTables } from '../../index/index-tables.ts';
import type { SharedPictureFile } from '../../index/paper/picture-files-table.ts';
import type { PictureRow } from '../../index/paper/pictures-table.ts';
import { listFileNames } from '../pictures/list-file-names.ts';

export interface PictureFileChange {
  /** Files that the site has not yet, by name below `pictures/`, with their sizes in bytes. */
  added: ReadonlyMap<string, number>;
  /** Names of those that no picture shows any more. */
  removed: readonly string[];
  /** How many pictures show a file from now on, where that is or was more than one. */
  shared: readonly SharedPictureFile[];
  /** Bytes of all files that belong to the site's pictures, see `FillResult.size`. */
  bytes: number;
}

interface Means {
  tables: Pick<IndexTables, 'paper' | 'notes'>;
  hasFile: (name: string) => boolean;
}

/**
 * Which files come and go where rows of pictures change. Several pictures may share a file.
 * @returns undefined where the index does not fit the site
 */
export function countPictureFiles(
  rows: readonly { before: PictureRow | undefined; after: PictureRow | undefined }[],
  { tables: { paper, notes }, hasFile }: Means,
): PictureFileChange | undefined {
  const files = tally(rows, (row) => listFileNames(row?.made ?? null));
  const originals = tally(rows, (row) => new Map(row?.original ? [[row.original.hash, row.original.size]] : []));
  const counts = [...files].map(([name, { size, change }]) => {
    const before = paper.pictureFiles.find(name)?.pictures ?? Number(hasFile(name));
    return { name, size, before, after: before + change };
  });
  const ofOriginals = [...originals].map(([hash, { size, change }]) => {
    const before = paper.pictures.countOfOriginal(hash);
    return { size, before, after: before + change };
  });
  const all = [...counts, ...ofOriginals];
  const known = notes.read('pictureBytes') ?? '';
  if (!/^\d+$/.test(known) || all.some(({ after }) => after < 0)) return undefined;
  return {
    added: new Map(counts.flatMap(({ name, size, before, after }) => (before === 0 && after > 0 ? [[name, size]] : []))),
    removed: counts.flatMap(({ name, before, after }) => (before > 0 && after === 0 ? [name] : [])),
    shared: counts.flatMap(({ name, before, after }) => (before !== after && (before > 1 || after > 1) ? [{ name, pictures: after }] : [])),
    bytes: all.reduce((sum, { size, before, after }) => sum + size * (Number(after > 0) - Number(before > 0)), Number(known)),
  };
}

/** By how much the number of pictures changes that have something of a size. */
function tally(
  rows: readonly { before: PictureRow | undefined; after: PictureRow | undefined }[],
  listParts: (row: PictureRow | undefined) => ReadonlyMap<string, number>,
): Map<string, { size: number; change: number }> {
  const found = new Map<string, { size: number; change: number }>();
  for (const { before, after } of rows) {
    const parts = [
      ...[...listParts(before)].map((part) => [part, -1] as const),
      ...[...listParts(after)].map((part) => [part, 1] as const),
    ];
    for (const [[name, size], sign] of parts) found.set(name, { size, change: (found.get(name)?.change ?? 0) + sign });
  }
  return found;
}
