import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { ENGINE_DIR } from '../../src/command/engine-code.mjs';
import { plural } from '../../src/command/report-problems.ts';
import { readOwnParts } from './checks/check-site.ts';
import { anyPaperLife, type PaperLife } from './papers/any-paper.ts';
import { writePaper } from './papers/paper.ts';
import { type Fault, type Manner, playLife, type Tally, type Yardstick } from './play-life.ts';
import { runLimited } from './run-limited.ts';
import { shrinkLife } from './shrink-life.ts';

export interface FuzzOptions {
  /** Of the first round; each further one has the next. */
  seed: number;
  /** Rounds begin until then; undefined for one round. */
  minutes: number | undefined;
}

/** Rounds side by side. */
const LANES = 2;

/** Smaller papers that are tried where one fails. */
const SHRINKING = 25;

/**
 * Makes papers at random, hostile ones among them, builds each in processes of their own, and checks what must hold of every
 * site, see `playLife`.
 * @returns whether all held
 */
export async function runFuzz({ seed, minutes }: FuzzOptions): Promise<boolean> {
  const start = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-fuzz-'));
  const tally: Tally = { builds: 0, kills: 0 };
  let [rounds, failures] = [0, 0];
  try {
    const yardstick = await measureYardstick(folder);
    const end = performance.now() + (minutes ?? 0) * 60_000;
    const isOver = () => rounds > 0 && performance.now() > end;
    const runLane = async () => {
      while (!isOver()) {
        const ofRound = seed + rounds;
        rounds += 1;
        const isHeld = await playRound(ofRound, yardstick, folder, tally);
        failures += isHeld ? 0 : 1;
      }
    };
    await Promise.all(Array.from({ length: LANES }, runLane));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const seconds = Math.round((performance.now() - start) / 1000);
  const counts = [plural(rounds, 'round'), plural(2 * rounds, 'paper'), plural(tally.builds, 'build'), plural(tally.kills, 'kill')];
  console.log(`fuzz: ${[...counts, plural(failures, 'failure')].join(', ')} · ${seconds} s · from --seed=${seed}`);
  return failures === 0;
}

/** @returns whether all held */
async function playRound(seed: number, yardstick: Yardstick, folder: string, tally: Tally): Promise<boolean> {
  const [life] = fc.sample(anyPaperLife, { seed, numRuns: 1 }) as [PaperLife];
  const manner: Manner = {
    jobs: 1 + (seed % 2),
    killAfter: seed % 3 === 0 ? (seed * 997) % 1600 : undefined,
    damage: seed % 4 === 0 ? seed : undefined,
  };
  const play = async (one: PaperLife): Promise<Fault[]> => {
    const place = mkdtempSync(join(folder, 'round-'));
    try {
      return await playLife(one, manner, yardstick, place, tally);
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  };
  const [fault] = await play(life);
  if (!fault) return true;
  console.error(`FAILED ${fault.kind}: ${fault.text}\n  again: npm run fuzz -- --seed=${seed}`);
  const smallest = await shrinkLife(life, async (smaller) => (await play(smaller)).some(({ kind }) => kind === fault.kind), SHRINKING);
  console.error(`  the smallest paper found for ${seed}: ${keepPaper(seed, smallest, fault)}`);
  return false;
}

/** @returns the folder that it is in from now on */
function keepPaper(seed: number, { first, second }: PaperLife, fault: Fault): string {
  const kept = mkdtempSync(join(tmpdir(), `broadsheet-failure-${seed}-`));
  writePaper(first, join(kept, 'first'));
  writePaper(second, join(kept, 'second'));
  writeFileSync(join(kept, 'fault.txt'), `${fault.kind}: ${fault.text}\n`);
  return kept;
}

/** What an empty paper takes, and what the engine puts into each site. */
async function measureYardstick(folder: string): Promise<Yardstick> {
  const build = async (name: string, contentDir: string, base: string) => {
    const words = [join(ENGINE_DIR, 'scripts/run.mjs'), 'build', '--jobs=1'];
    const place = join(folder, name);
    const env = {
      ...process.env,
      OFFLINE: '1',
      CONTENT_DIR: contentDir,
      BASE_PATH: base,
      OUT_DIR: `${place}-site`,
      CACHE_DIR: `${place}-cache`,
    };
    const end = await runLimited(words, env, { seconds: 600, bytes: 8e9 });
    if (end.status !== 0) throw new Error(`a harmless paper did not build: ${end.stderr}`);
    return end;
  };
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  // So that no round has to bundle the pages; these are the two bases that papers have.
  await build('warm', empty, '/');
  await build('base', empty, '/ai/');
  const { seconds, cpuSeconds, bytes } = await build('empty-paper', empty, '/');
  await build('sample', join(ENGINE_DIR, 'content'), '/');
  // Scripts name the base that they were bundled for.
  const own = readOwnParts(['sample-site', 'base-site'].map((name) => join(folder, name)));
  return { own, seconds, cpuSeconds, bytes };
}
