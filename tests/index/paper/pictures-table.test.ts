import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it } from 'vitest';
import { bucketOf } from '../../../src/files/file-bucket.ts';
import { DamagedIndex } from '../../../src/index/paper/damaged-index.ts';
import { openPaperTables, PAPER_SCHEMAS, type PaperTables } from '../../../src/index/paper/paper-tables.ts';
import type { PictureRow } from '../../../src/index/paper/pictures-table.ts';

let database: DatabaseSync;
let tables: PaperTables;

beforeEach(() => {
  database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE files (id INTEGER PRIMARY KEY) STRICT');
  for (const schema of PAPER_SCHEMAS) database.exec(schema);
  tables = openPaperTables(database);
});

const shown = (url: string, original?: string): PictureRow => ({
  url,
  path: null,
  uses: { hero: 2, card: 1 },
  names: 0,
  made: { width: 4, height: 3, tone: 'tone-1', slots: { hero: [{ format: 'webp', name: 'ab.webp', size: 9, width: 4, height: 3 }] } },
  original: original === undefined ? null : { hash: original, size: 12 },
  lack: null,
});
const lacking = (url: string, lack: PictureRow['lack']): PictureRow => ({
  url,
  path: `${url}.jpg`,
  uses: { logo: 1 },
  names: 1,
  made: null,
  original: null,
  lack,
});

describe('the table of pictures', () => {
  it('gives back what was put there last, and counts', () => {
    const missing = lacking('b', { kind: 'missing', reason: 'not found', detail: 'answered 404' });
    const waiting = lacking('a', { kind: 'waiting' });
    const rows = [shown('c', 'x'), missing, shown('d', 'x'), waiting, shown('images/e.jpg')];
    const { pictures } = tables;
    for (const row of rows) pictures.put({ ...row, uses: { social: 7 } });
    for (const row of rows) pictures.put(row);
    expect(rows.map(({ url }) => pictures.find(url))).toEqual(rows);
    expect(pictures.find('z')).toBeUndefined();
    expect([pictures.listLacking('waiting'), pictures.listLacking('missing'), pictures.listLacking('absent')]).toEqual([['a'], ['b'], []]);
    expect(pictures.countShown()).toBe(3);
    expect([pictures.listBucket(bucketOf('b')), pictures.listBucket(bucketOf('c'))]).toEqual([['b'], []]);
    expect([pictures.countOfOriginal('x'), pictures.countOfOriginal('y')]).toEqual([2, 0]);
    pictures.put({ ...missing, url: 'c' });
    pictures.remove('b');
    expect([pictures.listLacking('waiting'), pictures.listLacking('missing')]).toEqual([['a'], ['c']]);
    expect([pictures.countShown(), pictures.countOfOriginal('x')]).toEqual([2, 1]);
    expect(pictures.replace(rows)).toBe(2);
    pictures.clear();
    expect([pictures.countShown(), pictures.listLacking('waiting')]).toEqual([0, []]);
  });

  it('notices a row that is not as it was written', () => {
    tables.pictures.put(shown('b'));
    database.exec(`UPDATE pictures SET picture = replace(picture, '"card":1', '"card":2')`);
    expect(() => tables.pictures.find('b')).toThrow(DamagedIndex);
  });
});

describe('the table of files that several pictures show', () => {
  it('gives back what was put there last', () => {
    const { pictureFiles } = tables;
    for (const pictures of [2, 3]) pictureFiles.put({ name: 'a.webp', pictures });
    expect([pictureFiles.find('a.webp')?.pictures, pictureFiles.find('b.webp')]).toEqual([3, undefined]);
    pictureFiles.remove('a.webp');
    expect(pictureFiles.find('a.webp')).toBeUndefined();
  });
});
