import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { canMount, MOUNT_NAMESPACE } from '../../scripts/fuzz/mount-namespace.ts';
import { openIndex } from '../../src/index/open-index.ts';
import { unpackResult } from '../../src/index/pack-result.ts';
import { temporaryFolder } from '../run-command.ts';
import { CODE, readAllRounds, writeRound } from './write-index.ts';

let cacheDir: string;
let path: string;

beforeEach(async () => {
  cacheDir = join(await temporaryFolder(), 'cache');
  path = join(cacheDir, 'index.sqlite');
});

const WRITER = join(import.meta.dirname, 'write-index.ts');

function startWriter(...words: string[]): { child: ChildProcess; ended: Promise<number | null>; output: { text: string } } {
  const child = spawn(process.execPath, [WRITER, `--cache=${cacheDir}`, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  const output = { text: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    output.text += chunk.toString();
  });
  return { child, output, ended: new Promise((resolve) => child.once('close', resolve)) };
}

const readRounds = (code = CODE) => readAllRounds(cacheDir, code);
const write = (round: number, code = CODE) => writeRound(openIndex(cacheDir, code), round);

describe('the index', () => {
  it('is one file that holds what was committed last, also where it is copied alone', () => {
    for (const round of [1, 2, 3]) {
      write(round);
      expect(readdirSync(cacheDir)).toEqual(['index.sqlite']);
      expect(readRounds()).toEqual([round]);
    }
    copyFileSync(path, join(cacheDir, 'copy'));
    rmSync(path);
    expect(readRounds()).toEqual([]);
    copyFileSync(join(cacheDir, 'copy'), path);
    expect(readRounds()).toEqual([3]);
  });

  it('does not change where a build closes it, or reads alone', () => {
    write(1);
    const before = readFileSync(path);
    const index = openIndex(cacheDir, CODE);
    index.change(({ files }) => files.remove(1));
    index.close();
    index.commit();
    expect(index.isOpen).toBe(false);
    openIndex(cacheDir, CODE).commit();
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('becomes smaller when it holds less', () => {
    write(1);
    const index = openIndex(cacheDir, CODE);
    index.change(({ files }) => {
      for (const { id } of files.list().slice(1)) files.remove(id);
    });
    const before = readFileSync(path).length;
    index.commit();
    // Without a row, each table and each of SQLite's indexes has a page.
    expect(readFileSync(path).length).toBeLessThan(before / 4);
  });

  it('of other code counts as absent, and is replaced', () => {
    write(1);
    expect(readRounds('other')).toEqual([]);
    write(2, 'other');
    expect(readRounds('other')).toEqual([2]);
    expect(readRounds()).toEqual([]);
  });

  const FOREIGN: Record<string, () => void> = {
    'an empty file': () => writeFileSync(path, ''),
    'a text': () => writeFileSync(path, 'junk '.repeat(100_000)),
    'a folder': () => mkdirSync(join(path, 'inside'), { recursive: true }),
    'a link that leads nowhere': () => symlinkSync('nowhere', path),
    'another database': () => editAlone('CREATE TABLE files (id, path)'),
    'another database with a log beside it': () => {
      execFileSync(process.execPath, ['-e', WITH_LOG, path]);
      expect(readdirSync(cacheDir)).toContain('index.sqlite-wal');
    },
    'one of another version': () => edit('PRAGMA user_version = 99'),
    'one of another program': () => edit('PRAGMA application_id = 1'),
    'one that lacks a table': () => edit('DROP TABLE articles'),
    'one with a column more': () => edit('ALTER TABLE files ADD COLUMN more TEXT'),
    'one with a trigger': () => edit('CREATE TRIGGER t AFTER DELETE ON files BEGIN DELETE FROM articles; END'),
    'one that says nothing of its code': () => edit('DELETE FROM notes'),
  };

  const WITH_LOG = `const { DatabaseSync } = require('node:sqlite'); const database = new DatabaseSync(process.argv[1]);
    database.exec('PRAGMA journal_mode = WAL; CREATE TABLE files (id, path); INSERT INTO files VALUES (1, 2)'); process.kill(process.pid, 'SIGKILL')`;

  const editAlone = (statement: string) => {
    const database = new DatabaseSync(path);
    database.exec(statement);
    database.close();
  };
  const edit = (statement: string) => {
    write(1);
    editAlone(statement);
  };

  it.each(Object.keys(FOREIGN))('counts as absent where there is %s, and is made', (kind) => {
    mkdirSync(cacheDir);
    try {
      FOREIGN[kind]?.();
    } catch {} // a killed process fails
    expect(readRounds()).toEqual([]);
    write(7);
    expect(readRounds()).toEqual([7]);
    expect(readdirSync(cacheDir)).toEqual(['index.sqlite']);
  });

  it('does not take up what another index left beside it', () => {
    write(1);
    const whole = readFileSync(path);
    write(2);
    for (const ending of ['-journal', '-wal', '-shm']) writeFileSync(path + ending, whole);
    rmSync(path);
    write(3);
    expect(readdirSync(cacheDir)).toEqual(['index.sqlite']);
    expect(readRounds()).toEqual([3]);
  });

  it('cut off or damaged anywhere, gives what was written or nothing', () => {
    write(3);
    const whole = readFileSync(path);
    for (let round = 0; round < 60; round += 1) {
      const damaged = Buffer.from(round % 2 === 0 ? whole.subarray(0, Math.floor((whole.length * round) / 60)) : whole);
      if (round % 2 === 1) {
        const place = Math.floor((whole.length * round) / 60);
        damaged.fill(round, place, place + (round % 3 === 0 ? 1 : 5000));
      }
      writeFileSync(path, damaged);
      const index = openIndex(cacheDir, CODE);
      try {
        const rows = new Map(index.tables.files.list().map((row) => [row.id, row]));
        for (const article of index.tables.articles.iterate()) {
          const row = rows.get(article.id);
          const title = row && unpackResult(article, row)?.article?.title;
          expect([undefined, 'Round 3']).toContain(title);
        }
      } catch (error) {
        expect(error).toMatchObject({ code: 'ERR_SQLITE_ERROR' });
        index.startAnew();
      }
      writeRound(index, 4);
      if (!existsSync(path)) write(4);
    }
  });
});

describe('a process that is killed', () => {
  it('leaves what was committed last', async () => {
    write(1);
    for (let kill = 0; kill < 6; kill += 1) {
      const { child, ended, output } = startWriter();
      while (!output.text.includes('\n') && child.exitCode === null) await wait(5);
      await wait((kill * 7) % 40);
      child.kill('SIGKILL');
      await ended;
      const printed = Number(output.text.trim().split('\n').at(-1));
      const [round, another] = readRounds();
      expect(another).toBeUndefined();
      expect([printed, printed + 1]).toContain(round);
      write(1);
      expect(readRounds()).toEqual([1]);
    }
  });

  it('while it makes the first one leaves nothing that counts, and the next one takes that away', async () => {
    mkdirSync(cacheDir);
    const keeper = openIndex(cacheDir, CODE);
    const script = `import { openIndex } from ${JSON.stringify(join(import.meta.dirname, '../../src/index/open-index.ts'))};
      openIndex(${JSON.stringify(cacheDir)}, 'code'); process.kill(process.pid, 'SIGKILL');`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' });
    await new Promise((resolve) => child.once('close', resolve));
    expect(readdirSync(cacheDir)).toHaveLength(2);
    expect(readRounds()).toEqual([]);
    // Ours is at work, and stays.
    expect(readdirSync(cacheDir)).toHaveLength(1);
    writeRound(keeper, 5);
    expect(readRounds()).toEqual([5]);
  });
});

describe('two processes', () => {
  it('that write at once both get their turn, and neither tears what the other wrote', async () => {
    const writers = ['one', 'two'].map((prefix) => startWriter('--rounds=15', `--prefix=${prefix}`));
    expect(await Promise.all(writers.map(({ ended }) => ended))).toEqual([0, 0]);
    expect(readRounds()).toEqual([15]);
  });

  it('read what was committed while the other one works on it', () => {
    write(1);
    const index = openIndex(cacheDir, CODE);
    write(2);
    expect(index.tables.files.list()[0]).toMatchObject({ size: 2 });
    index.close();
  });

  it('go on without, where another index took the place of theirs', () => {
    write(1);
    const index = openIndex(cacheDir, CODE);
    write(2, 'other');
    writeRound(index, 3);
    expect(readRounds('other')).toEqual([2]);
    expect(readdirSync(cacheDir)).toEqual(['index.sqlite']);
  });
});

describe.skipIf(!canMount())('on a disk (skipped where unshare can’t mount one)', () => {
  const run = (mount: string, words: string) => {
    const script = `mount -t tmpfs -o ${mount} none "$CACHE"; ${words}`;
    return execFileSync('unshare', [...MOUNT_NAMESPACE, script], {
      env: { ...process.env, CACHE: cacheDir, NODE: process.execPath, WRITER },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  };
  const READ = '"$NODE" "$WRITER" --cache="$CACHE" --read';
  const WRITE = '"$NODE" "$WRITER" --cache="$CACHE" --rounds';

  it('that is full, it is as it was, and the error says so', () => {
    mkdirSync(cacheDir);
    const ended = run('size=600k', `${WRITE}=40 2>&1 || echo failed; ls -A "$CACHE"; ${READ}`);
    const [, last, failed, round] =
      /^(?:\d+\n)*(\d+)\n[\s\S]*(ENOSPC: write '.*index\.sqlite')[\s\S]*failed\nindex\.sqlite\n(\d+)\n$/.exec(ended) ?? [];
    expect([failed, round]).toEqual([`ENOSPC: write '${path}'`, last]);
  });

  it('that is read-only, it is read and goes on without being written', () => {
    mkdirSync(cacheDir);
    const ended = run(
      'size=10m',
      `${WRITE}=2; mount -o remount,ro "$CACHE"; ${WRITE}=1; rm -f "$CACHE"/index.sqlite 2>/dev/null; ls -A "$CACHE"`,
    );
    expect(ended).toBe('1\n2\n1\nindex.sqlite\n');
    expect(run('size=10m,ro', `${WRITE}=1; ls -A "$CACHE"`)).toBe('1\n');
  });
});
