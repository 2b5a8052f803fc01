import { existsSync } from 'node:fs';
import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { damageFile } from '../../scripts/fuzz/damage-file.ts';
import { copyEngine, copyMade, createDice } from '../../scripts/fuzz/machine.ts';
import { buildSite, type CommandResult, OF_GONE_ADDRESSES, readTree, runScript, temporaryFolder } from '../run-command.ts';
import { fillSmallCache, SMALL } from '../small-paper.ts';
import { anyChange, type Change, makeChange, STRANGERS, type Workshop } from './change-publication.ts';

/** The moment of the first build, in milliseconds since 1970. */
const START = Date.UTC(2026, 3, 1);
const HOUR = 3600 * 1000;

/** `SERIES=200` makes a longer run, `SEED` another one. */
const SERIES = Number(process.env['SERIES'] ?? 1);
const SEED = Number(process.env['SEED'] ?? 20260);

/** Series side by side, each with a seed of its own. */
const LANES = Math.min(SERIES, availableParallelism() + 1);

/** How the builds of a series go wrong now and then. */
type Accident = 'none' | 'killed' | 'content error' | 'damaged index';

let pictures: string;

beforeAll(async () => {
  pictures = join(await fillSmallCache(), 'images');
  // Each series starts with its bundle.
  expect((await buildSite(SMALL, describeClock(START))).status).toBe(0);
});

function describeClock(now: number) {
  return { SOURCE_DATE_EPOCH: String(now / 1000), OFFLINE: '1' };
}

async function openWorkshop(): Promise<Workshop & { cacheDir: string }> {
  const folder = await temporaryFolder();
  const inFolder = (name: string) => join(folder, name);
  const workshop = {
    contentDir: inFolder('content'),
    engineDir: inFolder('engine'),
    outDir: inFolder('site'),
    themeDir: inFolder('theme'),
  };
  await cp(SMALL, workshop.contentDir, { recursive: true });
  await copyEngine(workshop.engineDir);
  await copyMade(workshop.engineDir);
  return { ...workshop, cacheDir: await openCache(folder) };
}

/** A cache with the pictures that all builds here share: making them again and again would take most of the time. */
async function openCache(folder: string): Promise<string> {
  const cacheDir = join(folder, 'cache');
  await mkdir(cacheDir);
  await symlink(pictures, join(cacheDir, 'images'));
  return cacheDir;
}

function startBuild(
  { contentDir, engineDir, themeDir }: Workshop,
  now: number,
  { outDir, cacheDir }: Record<'outDir' | 'cacheDir', string>,
) {
  const folders = { CONTENT_DIR: contentDir, OUT_DIR: outDir, CACHE_DIR: cacheDir, THEME_DIR: existsSync(themeDir) ? themeDir : '' };
  return runScript('build', { engineDir, env: { ...describeClock(now), ...folders } });
}

async function buildClean(workshop: Workshop, now: number): Promise<CommandResult & { outDir: string }> {
  const folder = await temporaryFolder();
  const outDir = join(folder, 'site');
  return { ...(await startBuild(workshop, now, { outDir, cacheDir: await openCache(folder) }).ended), outDir };
}

/** The paths at which two folders differ, but for those of others. */
async function compareFolders(one: string, other: string): Promise<string[]> {
  const [a, b] = [await readTree(one), await readTree(other)];
  const paths = [...new Set([...a.keys(), ...b.keys()])].filter((path) => !path.startsWith(STRANGERS));
  return paths.filter((path) => a.get(path) !== b.get(path)).toSorted();
}

describe('an incremental build', () => {
  it(
    'equals a clean one after any changes, kills and errors',
    async () => {
      const step = fc.record({
        changes: fc.array(anyChange, { minLength: 1, maxLength: 3 }),
        accident: fc.oneof(
          { weight: 7, arbitrary: fc.constant<Accident>('none') },
          { weight: 1, arbitrary: fc.constantFrom<Accident>('killed', 'content error', 'damaged index') },
        ),
        moment: fc.nat(1500),
        /** By which the clock is later. */
        hours: fc.constantFrom(0, 0, 0.5, 26, 72),
        /** Before the clean build. */
        forgetsBundle: fc.nat(7).map((value) => value === 0),
      });
      const anySeries = fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: SERIES > 1 ? 4 : 2 }), async (steps) => {
        const workshop = await openWorkshop();
        const { outDir, cacheDir, contentDir } = workshop;
        let now = START;
        expect((await startBuild(workshop, now, workshop).ended).status).toBe(0);
        const made: Change[] = [];
        for (const { changes, accident, moment, hours, forgetsBundle } of steps) {
          now += hours * HOUR;
          for (const change of changes) await makeChange(change, workshop);
          made.push(...changes);
          if (accident === 'damaged index') damageFile(join(cacheDir, 'index.sqlite'), createDice(moment));
          else if (accident === 'killed') {
            const { child, ended } = startBuild(workshop, now, workshop);
            await Promise.race([wait(moment), ended]);
            child.kill('SIGKILL');
            await ended;
          } else if (accident === 'content error') {
            const before = await readTree(outDir);
            await writeFile(join(contentDir, 'news/broken.md'), '---\ntitle: [\n---\n');
            expect((await startBuild(workshop, now, workshop).ended).status).toBe(1);
            expect(await readTree(outDir)).toEqual(before);
            await rm(join(contentDir, 'news/broken.md'));
          }
          const incremental = await startBuild(workshop, now, workshop).ended;
          if (forgetsBundle) await rm(join(workshop.engineDir, '.astro'), { recursive: true, force: true });
          const clean = await buildClean(workshop, now);
          const said = incremental.stderr.replace(OF_GONE_ADDRESSES, '');
          expect([incremental.status, said], JSON.stringify(made)).toEqual([clean.status, clean.stderr]);
          if (clean.status === 0) expect(await compareFolders(outDir, clean.outDir), JSON.stringify(made)).toEqual([]);
        }
      });
      const runs = Array.from({ length: LANES }, (_, lane) =>
        fc.assert(anySeries, { numRuns: Math.ceil(SERIES / LANES), seed: SEED + lane, endOnFailure: true }),
      );
      await Promise.all(runs);
    },
    24 * 3600 * 1000,
  );
});
