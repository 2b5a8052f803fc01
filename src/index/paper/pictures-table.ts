import type { DatabaseSync } from 'node:sqlite';
import { bucketOf } from '../../files/file-bucket.ts';
import type { MadeRecord } from '../../images/made-record.ts';
import type { FailureReason } from '../../images/picture-failure.ts';
import type { Slot } from '../../images/picture-slots.ts';
import { openText, sealText } from './seal-text.ts';
import { openSealedTable, type SealedTable } from './sealed-table.ts';

/**
 * The pictures that the site names, and those of the content folder that anything names. Most are shown, so those that pages lack are found
 * by an index of their own.
 */
export const PICTURES_SCHEMA = `CREATE TABLE pictures (
  url TEXT PRIMARY KEY,
  picture TEXT NOT NULL,
  lack TEXT,
  original TEXT,
  bucket INTEGER
) STRICT`;
export const LACKING_PICTURES_SCHEMA = 'CREATE INDEX lacking_pictures ON pictures (lack, url) WHERE lack IS NOT NULL';
export const PICTURE_ORIGINALS_SCHEMA = 'CREATE INDEX picture_originals ON pictures (original) WHERE original IS NOT NULL';

/** Of the content folder. */
export const PICTURE_BUCKETS_SCHEMA = 'CREATE INDEX picture_buckets ON pictures (bucket) WHERE bucket IS NOT NULL';

/** How often the site uses a picture in each slot that shows it: an article that is used as the first picture once uses three. */
export type SlotUses = Readonly<Partial<Record<Slot, number>>>;

/** Why a picture is not shown. */
export type PictureLack =
  /** Only what is off the site names it, as a draft. */
  | { kind: 'unused' }
  /** A path that leads nowhere, as HTML from elsewhere may have. */
  | { kind: 'absent' }
  /** It was not asked for, because nothing may be fetched or the network is down. */
  | { kind: 'waiting' }
  | { kind: 'missing'; reason: FailureReason; detail: string };

/** What a web address gave. */
export interface PictureOriginal {
  /** SHA-256 of its bytes, in hexadecimal. */
  hash: string;
  /** Bytes. */
  size: number;
}

export interface PictureRow {
  /** As authors write it; of a drawing see `socialImageAddress`. */
  url: string;
  /** Where it lies below the content folder, in the spelling of this disk; null for any other. */
  path: string | null;
  /** None of an unused one. */
  uses: SlotUses;
  /** How often files of the paper name it, drafts too; none of what does not lie in the content folder. */
  names: number;
  /** With the slots that show it and no other; null where it lacks. */
  made: MadeRecord | null;
  /** Null for a picture that lacks or came from no web address. */
  original: PictureOriginal | null;
  /** Null where it is shown. */
  lack: PictureLack | null;
}

export interface PicturesTable extends SealedTable<string, PictureRow> {
  countShown: () => number;
  /** The addresses of those that are not shown for a reason, in order. */
  listLacking: (kind: PictureLack['kind']) => string[];
  /** The addresses of those of the content folder, by `bucketOf`. */
  listBucket: (bucket: number) => string[];
  /** How many pictures that are shown were made of an original. */
  countOfOriginal: (hash: string) => number;
}

export function openPicturesTable(database: DatabaseSync): PicturesTable {
  const table = openSealedTable<string, PictureRow>(database, {
    table: 'pictures',
    columns: ['url', 'picture', 'lack', 'original', 'bucket'],
    keyOf: ({ url }) => url,
    seal: ({ url, ...row }) => [
      sealText(`picture ${url}`, row),
      row.lack?.kind ?? null,
      row.original?.hash ?? null,
      row.names > 0 ? bucketOf(url) : null,
    ],
    open: (url, [picture]) => ({ ...openText<Omit<PictureRow, 'url'>>(`picture ${url}`, picture), url }),
  });
  const all = '(SELECT count(*) FROM pictures)';
  const countShown = database.prepare(`SELECT ${all} - (SELECT count(*) FROM pictures WHERE lack IS NOT NULL) AS count`);
  const listLacking = database.prepare('SELECT url FROM pictures WHERE lack IS NOT NULL AND lack = ? ORDER BY url');
  const listBucket = database.prepare('SELECT url FROM pictures WHERE bucket = ? ORDER BY url');
  const countOfOriginal = database.prepare('SELECT count(*) AS count FROM pictures WHERE original = ?');
  return {
    ...table,
    countShown: () => countShown.get()?.['count'] as number,
    listLacking: (kind) => listLacking.all(kind).map(({ url }) => url as string),
    listBucket: (bucket) => listBucket.all(bucket).map(({ url }) => url as string),
    countOfOriginal: (hash) => countOfOriginal.get(hash)?.['count'] as number,
  };
}
