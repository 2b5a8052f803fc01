import type { DatabaseSync } from 'node:sqlite';
import { bucketOf } from '../files/file-bucket.ts';
import type { FileLook } from '../files/look-at-file.ts';

/** Each article's file, its bucket (see `bucketOf`), and what tells whether it changed. Times are null where they don't tell, see `isSettled`. */
export const FILES_SCHEMA = `CREATE TABLE files (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  bucket INTEGER NOT NULL,
  size INTEGER NOT NULL,
  mtime REAL,
  ctime REAL,
  inode REAL NOT NULL,
  hash TEXT NOT NULL,
  blob TEXT
) STRICT;
CREATE INDEX files_by_bucket ON files (bucket);
CREATE INDEX files_unsettled ON files (id) WHERE mtime IS NULL`;

/** As {@link FileLook}, for a file that looked so when these bytes were read. */
export interface FileRow {
  id: number;
  /** `ContentFile.file` */
  path: string;
  size: number;
  mtime: number | null;
  ctime: number | null;
  inode: number;
  /** SHA-256 of its bytes, in hexadecimal. */
  hash: string;
  /** What Git calls them, see `hashBlob`; null where there was no Git. */
  blob: string | null;
}

/** What a file is when it is put there: how it looked, and whether that tells it from every later state. */
export interface SeenFile {
  path: string;
  look: FileLook;
  isSettled: boolean;
  hash: string;
  blob: string | null;
}

export interface FilesTable {
  list: () => FileRow[];
  /** Only their numbers, paths and hashes, which takes a third of the time. */
  listHashes: () => [id: number, path: string, hash: string][];
  count: () => number;
  find: (id: number) => FileRow | undefined;
  listBucket: (bucket: number) => FileRow[];
  /** Those whose times don't tell. @param most of them */
  listUnsettled: (most: number) => FileRow[];
  findByPath: (path: string) => FileRow | undefined;
  /** @returns its id, which it keeps */
  put: (file: SeenFile) => number;
  /** With all that is known of it. */
  remove: (id: number) => void;
}

export function openFilesTable(database: DatabaseSync): FilesTable {
  const count = database.prepare('SELECT count(*) AS count FROM files');
  const listHashes = database.prepare('SELECT id, path, hash FROM files');
  listHashes.setReturnArrays(true);
  const select = (end: string) => database.prepare(`SELECT id, path, size, mtime, ctime, inode, hash, blob FROM files ${end}`);
  const [list, find, findByPath] = [select(''), select('WHERE id = ?'), select('WHERE path = ?')];
  const [listBucket, listUnsettled] = [select('WHERE bucket = ?'), select('WHERE mtime IS NULL LIMIT ?')];
  const put = database.prepare(
    `INSERT INTO files (path, bucket, size, mtime, ctime, inode, hash, blob) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (path) DO UPDATE SET
       size = excluded.size, mtime = excluded.mtime, ctime = excluded.ctime, inode = excluded.inode, hash = excluded.hash,
       blob = excluded.blob
     RETURNING id`,
  );
  const remove = database.prepare('DELETE FROM files WHERE id = ?');
  return {
    list: () => list.all() as unknown as FileRow[],
    listHashes: () => listHashes.all() as unknown as [number, string, string][],
    count: () => count.get()?.['count'] as number,
    find: (id) => find.get(id) as unknown as FileRow | undefined,
    listBucket: (bucket) => listBucket.all(bucket) as unknown as FileRow[],
    listUnsettled: (most) => listUnsettled.all(most) as unknown as FileRow[],
    findByPath: (path) => findByPath.get(path) as unknown as FileRow | undefined,
    put: ({ path, look: { size, mtime, ctime, inode }, isSettled, hash, blob }) =>
      put.get(path, bucketOf(path), size, isSettled ? mtime : null, isSettled ? ctime : null, inode, hash, blob)?.['id'] as number,
    remove: (id) => void remove.run(id),
  };
}
