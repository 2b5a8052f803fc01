import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { ENGINE_DIR } from '../../../src/command/engine-code.mjs';
import { plural } from '../../../src/command/report-problems.ts';
import { copyEngine, copyMade, startProcess } from '../machine.ts';
import type { Fault } from '../play-life.ts';
import { anySeries, type Series } from './any-series.ts';
import { playSeries, type SeriesTally } from './play-series.ts';
import { SeriesDisk } from './series-disk.ts';
import { shrinkSeries } from './shrink-series.ts';

export interface SeriesOptions {
  /** Of the first series; each further one has the next. */
  seed: number;
  count: number;
}

/** Series side by side. */
const LANES = 2;

/** Shorter series that are tried where one fails. */
const SHRINKING = 25;

/** Plays series of changes and accidents on papers of some dozens of articles, see `playSeries`. @returns whether all held */
export async function runSeries({ seed, count }: SeriesOptions): Promise<boolean> {
  const start = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-series-'));
  const tally: SeriesTally = {
    steps: 0,
    builds: 0,
    accidents: new Map(),
    short: 0,
    unchanged: 0,
    faulty: 0,
    whole: new Map(),
    rendered: 0,
    pages: 0,
  };
  let [begun, failures] = [0, 0];
  try {
    // Else whoever changes this checkout meanwhile changes what is compared.
    const engineDir = await openEngine(folder);
    const pictures = await makePictures(folder, engineDir);
    const runLane = async () => {
      while (begun < count) {
        const ofSeries = seed + begun;
        begun += 1;
        const isHeld = await playOne(ofSeries, { engineDir, pictures, folder }, tally);
        failures += isHeld ? 0 : 1;
      }
    };
    await Promise.all(Array.from({ length: LANES }, runLane));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const { steps, builds, accidents, short, unchanged, faulty, whole, rendered, pages } = tally;
  console.log(
    `steps: ${short} of ${steps} the short way (${Math.round((100 * short) / Math.max(1, steps))} %), ${unchanged} with nothing changed, ${faulty} with errors, the whole way: ${listCounts(whole)}`,
  );
  console.log(`the short way: ${rendered} of ${plural(pages, 'page')} rendered`);
  console.log(`accidents: ${listCounts(accidents)}`);
  const seconds = Math.round((performance.now() - start) / 1000);
  const counts = [`${count} series`, plural(steps, 'step'), plural(builds, 'build'), plural(failures, 'failure')];
  console.log(`fuzz: ${counts.join(', ')} · ${seconds} s · from --seed=${seed}`);
  return failures === 0;
}

/** The most frequent first. */
function listCounts(counts: ReadonlyMap<string, number>): string {
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a);
  return sorted.map(([name, times]) => `${times} ${name}`).join('; ');
}

interface Means {
  engineDir: string;
  /** See {@link makePictures}. */
  pictures: string;
  folder: string;
}

/** @returns whether all held */
async function playOne(seed: number, { engineDir, pictures, folder }: Means, tally: SeriesTally): Promise<boolean> {
  const [series] = fc.sample(anySeries, { seed, numRuns: 1 }) as [Series];
  const play = async (one: Series, counts: SeriesTally): Promise<Fault | undefined> => {
    const place = mkdtempSync(join(folder, 'series-'));
    try {
      const disk = new SeriesDisk(place, one.changesEngine ? await openEngine(place) : engineDir);
      await disk.open(pictures);
      return await playSeries(one, disk, counts);
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  };
  const fault = await play(series, tally);
  if (!fault) return true;
  console.error(`FAILED ${fault.kind}: ${fault.text}\n  again: npm run fuzz -- --series=1 --seed=${seed}`);
  const uncounted = () => ({ ...tally, accidents: new Map(tally.accidents), whole: new Map(tally.whole) });
  const shortest = await shrinkSeries(series, async (shorter) => (await play(shorter, uncounted()))?.kind === fault.kind, SHRINKING);
  console.error(`  the shortest series found for ${seed}:\n${JSON.stringify(shortest, undefined, 1)}`);
  return false;
}

/** A copy of the engine with its bundle. @param folder where it goes @returns its folder */
async function openEngine(folder: string): Promise<string> {
  const engineDir = join(folder, 'engine');
  await copyEngine(engineDir);
  await copyMade(engineDir);
  return engineDir;
}

/** A store with the pictures that papers begin with, so that no series has to make them. */
async function makePictures(folder: string, engineDir: string): Promise<string> {
  const contentDir = join(ENGINE_DIR, 'tests/fixtures/small');
  const env = { CONTENT_DIR: contentDir, OUT_DIR: join(folder, 'first-site'), CACHE_DIR: join(folder, 'first-cache') };
  const { status, stderr } = await startProcess(process.execPath, [join(engineDir, 'scripts/run.mjs'), 'build'], env).ended;
  if (status !== 0) throw new Error(`a paper without faults did not build: ${stderr}`);
  return join(folder, 'first-cache/images');
}
