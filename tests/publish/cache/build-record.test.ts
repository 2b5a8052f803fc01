import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type BuildRecord, NO_RECORD, readBuildRecord, writeBuildRecord } from '../../../src/publish/cache/build-record.ts';
import { temporaryFolder } from '../../run-command.ts';

const RECORD: BuildRecord = {
  pages: new Map([
    ['index.html', { component: 'src/pages/index.astro', size: 5, mtime: 7.5, asked: ['["bar"]', '["newest","all","",50,0]'] }],
    ['robots.txt', { component: 'src/pages/robots.txt.ts', size: 5, mtime: 7.5, asked: [] }],
    ['404.html', { component: 'src/pages/404.astro', size: 5, mtime: 7.5, asked: ['["bar"]'] }],
  ]),
  answers: new Map([
    ['["bar"]', 'a'],
    ['["newest","all","",50,0]', 'b'],
  ]),
};

it('a record gives back what was written, to the same engine', async () => {
  const path = join(await temporaryFolder(), 'record.json');
  await writeBuildRecord(path, 'engine', RECORD);
  expect(await readBuildRecord(path, 'engine')).toEqual(RECORD);
  expect(await readBuildRecord(path, 'another')).toEqual(NO_RECORD);
});

it('a record forgets questions that no page asks any more', async () => {
  const path = join(await temporaryFolder(), 'record.json');
  await writeBuildRecord(path, 'engine', { ...RECORD, answers: new Map([...RECORD.answers, ['["article","gone"]', 'c']]) });
  expect(await readBuildRecord(path, 'engine')).toEqual(RECORD);
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
  [['index.html', 'component', '5', 7, []]],
  [['index.html', 'component', 5, null, []]],
  [['index.html', 'component', 5, 7, {}]],
  [['index.html', 'component', 5, 7, [1]]],
  [['index.html', 'component', 5, 7, ['0']]],
])('a record of the same engine counts for nothing whose pages are %j', async (pages) => {
  const path = join(await temporaryFolder(), 'record.json');
  await writeFile(path, JSON.stringify({ engine: 'engine', answers: [['["bar"]', 'a']], pages }));
  expect(await readBuildRecord(path, 'engine')).toEqual(NO_RECORD);
});

it.each([undefined, null, {}, [7], [['question']], [['question', 7]]])('nor one whose answers are %j', async (answers) => {
  const path = join(await temporaryFolder(), 'record.json');
  await writeFile(path, JSON.stringify({ engine: 'engine', answers, pages: [] }));
  expect(await readBuildRecord(path, 'engine')).toEqual(NO_RECORD);
});
