import { parseArgs } from 'node:util';
import type { SiteState } from '../../../src/publish/record/fill-tables.ts';
import { openSiteRecord } from '../../../src/publish/record/open-site-record.ts';
import type { RecordPlace } from '../../../src/publish/record/record-path.ts';
import type { SiteChange } from '../../../src/publish/record/update-tables.ts';
import { change, placeIn, record } from './plain-record.ts';

/** Pages of which each round changes most; their rows fill some dozen of a disk's pages. */
const PAGES = 100;

/** A change of nearly everything, that says its number everywhere, and takes more room than the one before. */
export function makeRound(round: number): SiteChange {
  const names = Array.from({ length: PAGES }, (_, index) => `news/${index}/index.html`);
  const questions = names.map((name) => JSON.stringify(['article', name, round % 7]));
  return {
    paper: `${round}`,
    answers: [...questions, '["bar"]'].map((question) => [question, `${round} `.repeat(1 + round * 10)]),
    pages: names.slice(round % 10).map((file, index) => {
      return { file, component: 'a', params: { round: `${round}` }, asked: ['["bar"]', questions[index] ?? ''], size: round, mtime: round };
    }),
    files: [{ path: `files/${round}`, size: round, mtime: 1 }],
    removed: [...names.slice(0, round % 10), `files/${round - 1}`],
  };
}

const NOTHING: SiteState = { files: new Map(), pages: new Map(), answers: new Map() };

/** The site after a round; nothing of earlier ones is left. */
export function makeSite(round: number): SiteState {
  return change(NOTHING, makeRound(round));
}

/** Writes rounds from one number on: the first anew where the last one is 0, each other as a change. Prints each once it is done. */
export function writeRounds(place: RecordPlace, from: number, to: number, onDone: (round: number) => void = () => {}): void {
  if (from === 0) record(place, makeSite(0), '0');
  if (from === 0) onDone(0);
  for (let round = Math.max(1, from); round <= to; round += 1) {
    const opened = openSiteRecord(place);
    if (!opened) throw new Error('there is no record');
    try {
      opened.update(makeRound(round));
    } finally {
      opened.close();
    }
    onDone(round);
  }
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      folder: { type: 'string', default: '' },
      from: { type: 'string', default: '0' },
      to: { type: 'string', default: '100000' },
      anew: { type: 'boolean', default: false },
    },
  });
  const [place, from, to] = [placeIn(values.folder), Number(values.from), Number(values.to)];
  const print = (round: number) => void process.stdout.write(`${round}\n`);
  if (!values.anew) writeRounds(place, from, to, print);
  for (let round = from; values.anew && round <= to; round += 1) {
    record(place, makeSite(round), `${round}`);
    print(round);
  }
}
