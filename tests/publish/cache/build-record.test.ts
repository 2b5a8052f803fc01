import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readBuildRecord, writeBuildRecord } from '../../../src/publish/cache/build-record.ts';
import { temporaryFolder } from '../../run-command.ts';

const PAGE = { key: 'key', size: 5, mtime: 7.5 };

it('a record gives back what was written, to the same engine', async () => {
  const path = join(await temporaryFolder(), 'record.json');
  await writeBuildRecord(path, 'engine', new Map([['index.html', PAGE]]));
  expect([...(await readBuildRecord(path, 'engine'))]).toEqual([['index.html', PAGE]]);
  expect([...(await readBuildRecord(path, 'another'))]).toEqual([]);
});

it.each([
  undefined,
  null,
  7,
  {},
  'text',
  [null],
  [7],
  [[]],
  [['index.html']],
  [['index.html', 'key', '5', 7]],
  [['index.html', 'key', 5, null]],
])('a record of the same engine counts for nothing whose pages are %j', async (pages) => {
  const path = join(await temporaryFolder(), 'record.json');
  await writeFile(path, JSON.stringify({ engine: 'engine', pages }));
  expect([...(await readBuildRecord(path, 'engine'))]).toEqual([]);
});
