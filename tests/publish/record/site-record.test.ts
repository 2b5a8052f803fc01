import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { NO_RECORD } from '../../../src/publish/record/build-record.ts';
import type { SiteState } from '../../../src/publish/record/fill-tables.ts';
import { openSiteRecord } from '../../../src/publish/record/open-site-record.ts';
import { readBuildRecord } from '../../../src/publish/record/read-build-record.ts';
import { type RecordPlace, recordPath } from '../../../src/publish/record/record-path.ts';
import { temporaryFolder } from '../../run-command.ts';
import { anyChange, anySite, QUESTIONS } from './any-site.ts';
import { change, ENGINE, placeIn, record, tell, tellPlainly } from './plain-record.ts';

let place: RecordPlace;

beforeEach(async () => {
  place = placeIn(await temporaryFolder());
});

const SMALL: SiteState = {
  files: new Map([
    ['index.html', { size: 5, mtime: 7.5 }],
    ['robots.txt', { size: 5, mtime: 7.5 }],
  ]),
  pages: new Map([['index.html', { component: 'src/pages/index.astro', params: {}, asked: ['["bar"]', '["newest","all","",50,0]'] }]]),
  answers: new Map([
    ['["bar"]', 'a'],
    ['["newest","all","",50,0]', 'b'],
    ['["article","gone"]', 'c'],
  ]),
};

const NO_CHANGE = { paper: 'another', answers: [], pages: [], files: [], removed: [] };

function open() {
  const opened = openSiteRecord(place);
  if (!opened) throw new Error('there is no record');
  return opened;
}

describe('the record of a site', () => {
  it('tells what was written, through all that one can ask it', () => {
    fc.assert(
      fc.property(anySite, (site) => {
        record(place, site);
        expect(tell(place)).toEqual(tellPlainly(site));
      }),
      { numRuns: 25 },
    );
  });

  it('tells after any changes what one tells that is written anew', () => {
    fc.assert(
      fc.property(
        anySite,
        fc.array(fc.array(anyChange, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
        (first, series) => {
          record(place, first);
          let site = first;
          for (const changes of series) {
            const opened = open();
            for (const one of changes) {
              opened.update(one);
              site = change(site, one);
            }
            opened.close();
            expect(tell(place)).toEqual(tellPlainly(site));
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('finds questions by how they begin, who asked any of some, and single pages', () => {
    fc.assert(
      fc.property(anySite, fc.array(fc.constantFrom(...QUESTIONS), { maxLength: 5 }), fc.nat(12), (site, asked, length) => {
        record(place, site);
        const plain = tellPlainly(site);
        const opened = open();
        for (const prefix of ['["article"', ...asked.map((question) => question.slice(0, length))])
          expect(opened.questions(prefix)).toEqual(plain.questions.filter(({ question }) => question.startsWith(prefix)));
        const askers = new Map(asked.flatMap((question) => plain.askers.get(question) ?? []).map((page) => [page.file, page]));
        expect(opened.askers(asked)).toEqual([...askers.values()].toSorted((a, b) => (a.file < b.file ? -1 : 1)));
        for (const path of ['index.html', 'robots.txt', '\uE000', 'nowhere']) {
          expect(opened.has(path)).toBe(site.files.has(path));
          const page = site.pages.get(path);
          expect(opened.page(path)).toEqual(page && { file: path, ...page });
        }
        opened.close();
      }),
      { numRuns: 25 },
    );
  });

  it('finds who asked what very many pages ask, also after such a question became rare', () => {
    const names = Array.from({ length: 1200 }, (_, index) => `news/${index}/index.html`);
    const making = (file: string) => ({ component: 'a', params: {}, asked: ['["bar"]', JSON.stringify(['article', file])] });
    const site = {
      files: new Map(names.map((file) => [file, { size: 1, mtime: 1 }])),
      pages: new Map(names.slice(0, 1190).map((file) => [file, making(file)])),
      answers: new Map([['["bar"]', 'x']]),
    };
    record(place, site);
    expect(tell(place)).toEqual(tellPlainly(site));
    const added = { ...NO_CHANGE, pages: names.slice(1190).map((file) => ({ file, size: 2, mtime: 2, ...making(file) })) };
    const removed = { ...NO_CHANGE, removed: names.slice(1) };
    const last = { ...NO_CHANGE, removed: names.slice(0, 1) };
    let now: SiteState = site;
    for (const one of [added, removed, last]) {
      const opened = open();
      opened.update(one);
      opened.close();
      now = change(now, one);
      expect(tell(place)).toEqual(tellPlainly(now));
    }
    expect(tell(place)?.questions).toEqual([]);
  });

  it('forgets questions that no page asks, and says of what engine and paper it is', () => {
    record(place, SMALL);
    expect([...readBuildRecord(place, ENGINE).answers.keys()]).toEqual(['["bar"]', '["newest","all","",50,0]']);
    expect(readBuildRecord(place, 'another')).toEqual(NO_RECORD);
    const opened = open();
    expect([opened.engine, opened.paper]).toEqual([ENGINE, 'paper']);
    opened.update(NO_CHANGE);
    expect([opened.engine, opened.paper]).toEqual([ENGINE, 'another']);
    opened.close();
    expect(open().paper).toBe('another');
  });

  it('is one file, and takes the place of that of an older Broadsheet', () => {
    mkdirSync(dirname(recordPath(place)), { recursive: true });
    writeFileSync(recordPath(place, '.json'), '{}');
    record(place, SMALL);
    const opened = open();
    opened.update(NO_CHANGE);
    opened.close();
    expect(readdirSync(dirname(recordPath(place)))).toEqual([recordPath(place).split('/').at(-1)]);
  });
});

describe('counts as absent, and is made', () => {
  const edit = (statement: string) => () => {
    record(place, SMALL);
    const database = new DatabaseSync(recordPath(place));
    database.exec(statement);
    database.close();
  };
  const FOREIGN: Record<string, () => void> = {
    'where there is none': () => {},
    'where there is an empty file': () => writeFileSync(recordPath(place), ''),
    'where there is a text': () => writeFileSync(recordPath(place), 'junk '.repeat(10_000)),
    'where there is a folder': () => mkdirSync(`${recordPath(place)}/inside`, { recursive: true }),
    'where it is of another version': edit('PRAGMA user_version = 99'),
    'where it is of another program': edit('PRAGMA application_id = 1'),
    'where it lacks a table': edit('DROP TABLE pages'),
    'where it has a trigger': edit('CREATE TRIGGER t AFTER UPDATE ON pages BEGIN DELETE FROM files; END'),
    'where it says nothing of itself': edit('DELETE FROM head'),
    'where it says of itself what nobody wrote': edit(`UPDATE head SET text = replace(text, 'paper', 'paler')`),
  };

  it.each(Object.keys(FOREIGN))('%s', (kind) => {
    mkdirSync(dirname(recordPath(place)), { recursive: true });
    FOREIGN[kind]?.();
    expect([tell(place), readBuildRecord(place, ENGINE)]).toEqual([undefined, NO_RECORD]);
    record(place, SMALL);
    expect(tell(place)).toEqual(tellPlainly(SMALL));
  });

  const LESS: Record<string, () => void> = {
    'has a page less': edit('DELETE FROM pages'),
    'has other hashes': edit(`UPDATE questions SET block = replace(block, '"a"', '"b"')`),
    'has other times': edit(`UPDATE files SET block = replace(block, '7.5', '8.5')`),
    'has blocks of another place': edit('UPDATE questions SET id = 5'),
    'has blocks that begin elsewhere': edit(`UPDATE questions SET first = 'x'`),
  };

  it.each(Object.keys(LESS))('for who looks at everything where it %s', (kind) => {
    LESS[kind]?.();
    expect(existsSync(recordPath(place))).toBe(true);
    expect(readBuildRecord(place, ENGINE)).toEqual(NO_RECORD);
    expect(() => tell(place)).toThrow();
  });
});
