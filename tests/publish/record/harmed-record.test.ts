import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { damageFile } from '../../../scripts/fuzz/damage-file.ts';
import { createDice } from '../../../scripts/fuzz/machine.ts';
import { canMount, MOUNT_NAMESPACE } from '../../../scripts/fuzz/mount-namespace.ts';
import { NO_RECORD } from '../../../src/publish/record/build-record.ts';
import { openSiteRecord } from '../../../src/publish/record/open-site-record.ts';
import { readBuildRecord } from '../../../src/publish/record/read-build-record.ts';
import { type RecordPlace, recordPath } from '../../../src/publish/record/record-path.ts';
import { UnusableRecord } from '../../../src/publish/record/unusable-record.ts';
import { temporaryFolder } from '../../run-command.ts';
import { ENGINE, placeIn, tell, tellPlainly } from './plain-record.ts';
import { makeRound, makeSite, writeRounds } from './write-record.ts';

const WRITER = join(import.meta.dirname, 'write-record.ts');

let folder: string;
let place: RecordPlace;

beforeEach(async () => {
  folder = await temporaryFolder();
  place = placeIn(folder);
});

/** What some work gives; nothing where the record is unusable, and no other error. */
function use<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof UnusableRecord) return undefined;
    throw error;
  }
}

/** Asks all that one can ask, each alone, so that what damage leaves readable is compared too. */
function checkParts(round: number): number {
  const plain = tellPlainly(makeSite(round));
  const opened = openSiteRecord(place);
  if (!opened) return 0;
  let told = 0;
  const check = (work: () => unknown, expected: unknown) => {
    const found = use(work);
    if (found === undefined && expected !== undefined) return;
    expect(found).toEqual(expected);
    told += 1;
  };
  check(() => [opened.fileCount(), opened.pageCount()], plain.counts);
  check(() => opened.files().toSorted((a, b) => (a.path < b.path ? -1 : 1)), plain.files);
  for (const prefix of ['', '["article","news/1']) {
    const expected = plain.questions.filter(({ question }) => question.startsWith(prefix));
    check(() => opened.questions(prefix), expected);
  }
  for (const [question, askers] of [...plain.askers].filter((_, index) => index % 9 === 0)) check(() => opened.askers([question]), askers);
  const { files } = makeSite(round);
  for (const path of ['news/0/index.html', 'news/50/index.html', 'files/3', 'files/4']) check(() => opened.has(path), files.has(path));
  opened.close();
  return told;
}

it('damaged anywhere, a record tells what was written, or that it is unusable', () => {
  writeRounds(place, 0, 3);
  const path = recordPath(place);
  const whole = readFileSync(path);
  const record = readBuildRecord(place, ENGINE);
  expect(record.pages.size).toBeGreaterThan(80);
  const roll = createDice(20261130);
  const counts = { told: 0, changed: 0 };
  for (let times = 0; times < 60; times += 1) {
    writeFileSync(path, whole);
    damageFile(path, roll);
    expect([record, NO_RECORD]).toContainEqual(readBuildRecord(place, ENGINE));
    counts.told += checkParts(3);
    const opened = openSiteRecord(place);
    const isChanged = opened && use(() => opened.update(makeRound(4)) ?? true);
    opened?.close();
    counts.changed += isChanged ? 1 : 0;
    checkParts(isChanged ? 4 : 3);
  }
  // Else all of this would hold of a record that tells nothing.
  expect(counts.told).toBeGreaterThan(200);
  expect(counts.changed).toBeGreaterThan(5);
});

function startWriter(...words: string[]) {
  const child = spawn(process.execPath, [WRITER, `--folder=${folder}`, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  const output = { text: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    output.text += chunk.toString();
  });
  return { child, output, ended: new Promise((resolve) => child.once('close', resolve)) };
}

it.each([['changes it'], ['writes it anew', '--anew']])(
  'a process that is killed while it %s leaves the old record or the new one',
  async (_, ...words) => {
    for (let kill = 0; kill < 5; kill += 1) {
      writeRounds(place, 0, 0);
      const { child, output, ended } = startWriter('--from=1', ...words);
      while (!output.text.includes('\n') && child.exitCode === null) await wait(5);
      await wait((kill * 7) % 40);
      child.kill('SIGKILL');
      await ended;
      const printed = Number(output.text.trim().split('\n').at(-1));
      const round = Number(openSiteRecord(place)?.paper);
      expect([printed, printed + 1]).toContain(round);
      expect(tell(place)).toEqual(tellPlainly(makeSite(round)));
    }
    writeRounds(place, 0, 0);
    expect(readdirSync(dirname(recordPath(place)))).toHaveLength(1);
  },
);

describe.skipIf(!canMount())('on a disk that is full (skipped where unshare can’t mount one)', () => {
  it.each(['', '--anew'])('a record is as it was, and the error says so %s', (words) => {
    mkdirSync(join(folder, 'cache/builds'), { recursive: true });
    const path = recordPath(place);
    const script = `mount -t tmpfs -o size=400k none "$FOLDER/cache"; "$NODE" "$WRITER" --folder="$FOLDER" ${words} 2>&1 || echo failed
      "$NODE" "$WRITER" --folder="$FOLDER" --from=1 --to=0; ls -A "$FOLDER/cache/builds"; cp "$FOLDER"/cache/builds/*.sqlite "$FOLDER"/copy`;
    const ended = execFileSync('unshare', [...MOUNT_NAMESPACE, script], {
      env: { ...process.env, FOLDER: folder, NODE: process.execPath, WRITER },
      encoding: 'utf8',
    });
    const [, last, failed] = /^(?:\d+\n)*(\d+)\n[\s\S]*(ENOSPC: write '.*')[\s\S]*failed\n[0-9a-f]+\.sqlite\n$/.exec(ended) ?? [ended];
    expect(failed).toBe(`ENOSPC: write '${path}'`);
    writeFileSync(path, readFileSync(join(folder, 'copy')));
    expect(tell(place)).toEqual(tellPlainly(makeSite(Number(last))));
  });
});
