import { appendFileSync, mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { lookAtOutput, type OutputFile } from '../../../src/publish/output/output-listing.ts';
import { findStrays } from '../../../src/publish/record/find-strays.ts';
import { openSiteRecord } from '../../../src/publish/record/open-site-record.ts';
import type { RecordPlace } from '../../../src/publish/record/record-path.ts';
import { temporaryFolder } from '../../run-command.ts';
import { placeIn, record } from './plain-record.ts';

const NAMES = ['index.html', 'news/one/index.html', 'files/robots.txt'];

let place: RecordPlace;

beforeEach(async () => {
  place = placeIn(await temporaryFolder());
  for (const name of NAMES) {
    mkdirSync(join(place.outDir, name, '..'), { recursive: true });
    writeFileSync(join(place.outDir, name), name);
  }
  for (const ending of ['-files.json', '-nginx.conf']) writeFileSync(place.outDir + ending, ending);
  record(place, { files: new Map(NAMES.map((name) => [name, look(name)])), pages: new Map(), answers: new Map() });
});

function look(name: string): OutputFile {
  return lookAtOutput(join(place.outDir, name)) ?? { size: 0, mtime: 0 };
}

function find(): string[] | undefined {
  const opened = openSiteRecord(place);
  const strays = opened && findStrays(opened, place.outDir);
  opened?.close();
  return strays?.toSorted();
}

const page = () => join(place.outDir, 'news/one/index.html');

it('a site is as it was left until somebody changes a file of it, whatever others put beside them', () => {
  writeFileSync(join(place.outDir, 'theirs.txt'), 'theirs');
  expect(find()).toEqual([]);
});

it.each<[string, () => void, string]>([
  ['has more bytes', () => appendFileSync(page(), '.'), 'news/one/index.html'],
  ['has another time', () => utimesSync(page(), 1, 1), 'news/one/index.html'],
  ['is gone', () => rmSync(page()), 'news/one/index.html'],
  ['is a link', () => replaceByLink(page()), 'news/one/index.html'],
  ['is gone from beside the folder', () => rmSync(`${place.outDir}-nginx.conf`), '../site-nginx.conf'],
  ['has other bytes beside the folder', () => writeFileSync(`${place.outDir}-files.json`, '[]'), '../site-files.json'],
])('a file that %s is found', (_, harm, stray) => {
  harm();
  expect(find()).toEqual([stray]);
});

it('after a change what was written is as it was left, also beside the folder', () => {
  appendFileSync(page(), '.');
  writeFileSync(`${place.outDir}-files.json`, '[]');
  rmSync(join(place.outDir, 'index.html'));
  const opened = openSiteRecord(place);
  const files = [{ path: 'news/one/index.html', ...look('news/one/index.html') }];
  opened?.update({ paper: '', answers: [], pages: [], files, removed: ['index.html'] });
  opened?.close();
  expect(find()).toEqual([]);
});

function replaceByLink(path: string): void {
  rmSync(path);
  symlinkSync('../../index.html', path);
}
