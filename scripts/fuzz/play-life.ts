import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENGINE_DIR } from '../../src/command/engine-code.mjs';
import { checkIndex } from './checks/check-index.ts';
import { checkMessages } from './checks/check-messages.ts';
import { checkSite, type OwnParts } from './checks/check-site.ts';
import type { CommandEnd } from './checks/command-end.ts';
import { damageFile } from './damage-file.ts';
import { compareSites, createDice, readSite, type SiteTree } from './machine.ts';
import type { PaperLife } from './papers/any-paper.ts';
import { MARKS } from './papers/marks.ts';
import { writePaper } from './papers/paper.ts';
import { runLimited } from './run-limited.ts';

/** Something that must hold and does not. */
export interface Fault {
  /** The same for the same mistake, as far as a program can tell. */
  kind: string;
  text: string;
}

/** What is known before the first paper. */
export interface Yardstick {
  own: OwnParts;
  /** Of an empty paper's build. */
  seconds: number;
  cpuSeconds: number;
  bytes: number;
}

/** What is counted of all rounds. */
export interface Tally {
  builds: number;
  kills: number;
}

/** How a paper is built. */
export interface Manner {
  /** Threads. */
  jobs: number;
  /** Milliseconds after which a build is killed, before the one that has to repair it; undefined for none. */
  killAfter: number | undefined;
  /** Seeds what becomes of the index before a paper is built again; undefined for nothing. */
  damage: number | undefined;
}

/** What counts as now. */
const NOW = new Date('2026-06-01T00:00:00Z');

/** More than an empty paper takes, for papers of at most five million bytes. */
const MORE_SECONDS = 5;
const MORE_BYTES = 5e8;

/** A build that takes longer hangs. */
const HANGING_SECONDS = 120;
const MOST_BYTES = 4e9;

/** Another process may have been at work the first time. */
const TRIES = 2;

/** Builds a paper again and again while it changes, and says what did not hold. @param folder empty; all goes there */
export async function playLife(life: PaperLife, manner: Manner, yardstick: Yardstick, folder: string, tally: Tally): Promise<Fault[]> {
  const bench = openBench(folder, manner, tally);
  writeFileSync(join(folder, 'paper/outside/story.md'), writeOutside());
  writePaper(life.first, bench.content);
  const first = await bench.build('site', 'cache');
  const faults = [...judge(first, bench, 'site', yardstick), ...(await judgeCost(first, bench, yardstick))];
  if (faults.length > 0) return faults;
  const before = await readSite(join(folder, 'site'));
  if (manner.damage !== undefined) damageFile(join(folder, 'cache/index.sqlite'), createDice(manner.damage));
  if (first.status === 0) {
    const again = await bench.build('site', 'cache');
    faults.push(...judge(again, bench, 'site', yardstick), ...compare('second build', before, await readSite(join(folder, 'site'))));
  }
  if (faults.length > 0) return faults;

  rmSync(bench.content, { recursive: true });
  writePaper(life.second, bench.content);
  if (manner.killAfter !== undefined) {
    tally.kills += 1;
    await bench.build('site', 'cache', manner.killAfter);
  }
  // An input of both builds: how files that have an error were published last.
  copyLastGood(folder, 'cache', 'clean-cache');
  const incremental = await bench.build('site', 'cache');
  const clean = await bench.build('clean', 'clean-cache');
  faults.push(...judge(incremental, bench, 'site', yardstick), ...judge(clean, bench, 'clean', yardstick));
  if (faults.length > 0) return faults;
  if (incremental.status !== clean.status)
    return [{ kind: 'incremental status', text: `${incremental.status}, clean ${clean.status}: ${incremental.stderr}` }];
  if (clean.status === 0) faults.push(...(await judgeIndex(bench, 'clean-cache')));
  if (faults.length > 0) return faults;
  if (clean.status === 0) return compare('incremental', await readSite(join(folder, 'clean')), await readSite(join(folder, 'site')));
  // Without a kill, which leaves a mixture, what was there is there.
  return first.status === 0 && manner.killAfter === undefined ? compare('failed build', before, await readSite(join(folder, 'site'))) : [];
}

interface Bench {
  folder: string;
  content: string;
  build: (site: string, cache: string, killAfter?: number) => Promise<CommandEnd>;
}

function openBench(folder: string, { jobs }: Manner, tally: Tally): Bench {
  const content = join(folder, 'paper', 'content');
  mkdirSync(join(folder, 'paper/outside'), { recursive: true });
  return {
    folder,
    content,
    build: (site, cache, killAfter) => {
      tally.builds += 1;
      openCache(folder, cache);
      const { FORCE_COLOR: _, ...inherited } = process.env;
      const env = {
        ...inherited,
        NO_COLOR: '1',
        OFFLINE: '1',
        SOURCE_DATE_EPOCH: String(NOW.getTime() / 1000),
        CONTENT_DIR: content,
        OUT_DIR: join(folder, site),
        CACHE_DIR: join(folder, cache),
      };
      const words = [join(ENGINE_DIR, 'scripts/run.mjs'), 'build', '--keep-going', '--allow-removal', `--jobs=${jobs}`];
      return runLimited(words, env, { seconds: HANGING_SECONDS, bytes: MOST_BYTES }, killAfter);
    },
  };
}

/** Making the same pictures twice would take most of the time, so all caches share them. */
function openCache(folder: string, name: string): void {
  if (existsSync(join(folder, name))) return;
  mkdirSync(join(folder, 'pictures'), { recursive: true });
  mkdirSync(join(folder, name));
  symlinkSync(join(folder, 'pictures'), join(folder, name, 'images'));
}

function copyLastGood(folder: string, from: string, to: string): void {
  openCache(folder, to);
  const lastGood = join(folder, from, 'last-good');
  if (existsSync(lastGood)) cpSync(lastGood, join(folder, to, 'last-good'), { recursive: true });
}

function writeOutside(): string {
  const [mark] = MARKS.outside;
  return `---\ntitle: ${mark}\npublishedDateTime: 2025-01-01T00:00:00Z\noriginalUrl: https://x.example/\nprovider: {name: X, domain: x.example}\n---\n${mark}\n`;
}

/** What a build may leave beside its site. */
const BESIDE = /^(?:paper|pictures|(?:clean-)?cache|(?:site|clean)(?:[.-][\w.-]+)?)$/;

function judge(end: CommandEnd, { folder }: Bench, site: string, { own }: Yardstick): Fault[] {
  const faults: Fault[] = checkMessages(end).map((text) => ({ kind: text.split(':', 1)[0] ?? '', text }));
  for (const name of readdirSync(folder)) if (!BESIDE.test(name)) faults.push({ kind: 'outside', text: `${name} lies beside the site` });
  if (end.status !== 0) return faults;
  try {
    faults.push(
      ...checkSite(join(folder, site), own).map((text) => ({ kind: `site ${text.replace(/^.*?: /, '').split(':', 1)[0]}`, text })),
    );
  } catch (error) {
    faults.push({ kind: 'site', text: (error as Error).message });
  }
  return faults;
}

async function judgeIndex({ folder }: Bench, cache: string): Promise<Fault[]> {
  const faults = await checkIndex({ cacheDir: join(folder, cache), now: NOW });
  return faults.map((text) => ({ kind: 'index', text }));
}

/** A build counts as slow if its processor time says so too: on a busy machine each one takes long. */
async function judgeCost(first: CommandEnd, bench: Bench, yardstick: Yardstick): Promise<Fault[]> {
  const isSlow = ({ seconds, cpuSeconds }: CommandEnd) =>
    seconds > yardstick.seconds + MORE_SECONDS && cpuSeconds > yardstick.cpuSeconds + MORE_SECONDS;
  const isTooMuch = (end: CommandEnd) => isSlow(end) || end.bytes > yardstick.bytes + MORE_BYTES;
  let end = first;
  for (let tries = 1; isTooMuch(end) && tries < TRIES; tries += 1) {
    end = await bench.build('again', 'again-cache');
    for (const name of readdirSync(bench.folder)) if (name.startsWith('again')) rmSync(join(bench.folder, name), { recursive: true });
  }
  if (!isTooMuch(end)) return [];
  const tell = ({ seconds, cpuSeconds, bytes }: Pick<CommandEnd, 'seconds' | 'cpuSeconds' | 'bytes'>) =>
    `${seconds.toFixed(1)} s, ${cpuSeconds.toFixed(1)} s of processor time, ${Math.round(bytes / 1e6)} MB`;
  return [{ kind: 'cost', text: `${tell(end)}; an empty paper takes ${tell(yardstick)}` }];
}

function compare(kind: string, wanted: SiteTree, found: SiteTree): Fault[] {
  const paths = compareSites(wanted, found);
  return paths.length === 0 ? [] : [{ kind, text: `${paths.length} files differ: ${paths.slice(0, 5).join(', ')}` }];
}
