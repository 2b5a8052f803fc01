import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ENGINE_DIR } from '../../../src/command/engine-code.mjs';
import { PaperOnDisk } from '../../../tests/publish/change/paper-on-disk.ts';
import { makeChange } from '../../../tests/site/change-publication.ts';
import { compareSites } from '../machine.ts';
import type { Fault } from '../play-life.ts';
import type { Series, Step } from './any-series.ts';
import { keepHistory, loseLastBuild, meetAccident } from './meet-accident.ts';
import { type Built, type Call, readSaid, type SeriesDisk } from './series-disk.ts';

/** What is counted of all series. */
export interface SeriesTally {
  steps: number;
  builds: number;
  accidents: Map<string, number>;
  /** Steps that went the short way, that found nothing changed, in which the content had errors. */
  short: number;
  unchanged: number;
  faulty: number;
  /** All others, by the reason for which the whole way was gone. */
  whole: Map<string, number>;
  /** Pages that were rendered on the short way, and those of their sites. */
  rendered: number;
  pages: number;
}

const SHORT = /^render: (\d+) rendered, (\d+) reused, \d+ answers compared/m;
const REASON = /^all articles are looked at: (.*)$/m;
const UNCHANGED = /^read: nothing changed/m;

/** A page that is rendered since what it asks has another answer, or since it is new; not one that somebody damaged. */
const RENDERED = /^(.+) \((?:new|changed)\)$/gm;

/** A file of the content that has an error, as it is printed. */
const ERROR = /^(.*?content\/(.+?)):\d+:\d+ {2}(?!warning: )/gm;

/**
 * Plays a series: after each step the site must be, byte for byte, what a build from nothing makes; where the short way was gone, also
 * what the whole way makes of the same beginning, and it must have rendered all pages that the whole way did.
 * @param tally is added to
 */
export async function playSeries(series: Series, disk: SeriesDisk, tally: SeriesTally): Promise<Fault | undefined> {
  const paper = new PaperOnDisk(disk.inContent(), series.paper);
  copyFileSync(join(ENGINE_DIR, 'tests/fixtures/small/images/lamp.png'), disk.inContent('images/lamp.png'));
  const workshop = { contentDir: disk.inContent(), engineDir: disk.engineDir, outDir: disk.inSite(), themeDir: disk.themeDir() };
  const flags = ['--allow-removal', `--jobs=${series.jobs}`, ...(series.keepsGoing ? ['--keep-going'] : [])];
  let now = Date.parse(series.paper.start);
  await dropFaulty(disk, { now, flags });
  if (series.isInGit) disk.git('init', '-q');
  let head = series.isInGit ? disk.commit() : '';
  // The one that was checked out at the last build with --since.
  let sinceCommit = head;
  const steps = [FIRST, ...series.steps];
  for (const [number, step] of steps.entries()) {
    now += step.minutes * 60_000;
    const isSince = series.isInGit && step.isSince;
    const call: Call = { now, flags: isSince ? [...flags, `--since=${sinceCommit}`] : flags };
    for (const change of step.near) paper.change(change);
    for (const change of step.far) await makeChange(change, workshop);
    if (step.accident) {
      const kind = 'what' in step.accident ? `${step.accident.kind} ${step.accident.what}` : step.accident.kind;
      count(tally.accidents, kind);
      const text = await meetAccident(disk, step.accident, number, call);
      if (text !== undefined) return { kind: 'content error', text };
    }
    for (const change of step.late) paper.change(change);
    if (series.isInGit && step.isCommitted) head = disk.commit();
    const fault = await buildBothWays(disk, call, tally, number);
    if (fault) return { ...fault, text: `step ${number}: ${fault.text}` };
    if (isSince) sinceCommit = head;
    await keepHistory(disk, number);
  }
  return undefined;
}

/** The first build of a paper. */
const FIRST: Step = { near: [], far: [], minutes: 0, accident: undefined, late: [], isCommitted: false, isSince: false };

/** Takes away what has errors; made at random, few papers have none. */
async function dropFaulty(disk: SeriesDisk, call: Call): Promise<void> {
  for (let end = await disk.buildClean(call); end.status !== 0; end = await disk.buildClean(call))
    if (!dropFiles(disk, end)) throw new Error(`a paper did not build: ${end.stderr}`);
}

/** @returns whether there were any files to drop */
function dropFiles(disk: SeriesDisk, { stderr }: Built): boolean {
  const files = [...stderr.matchAll(ERROR)].map(([, , path = '']) => path);
  for (const path of files) rmSync(disk.inContent(path), { force: true });
  return files.length > 0;
}

async function buildBothWays(disk: SeriesDisk, call: Call, tally: SeriesTally, number: number): Promise<Fault | undefined> {
  const before = `before-${number}`;
  await disk.copyState(before);
  const built = await disk.build(call);
  // Not earlier: a build that finds new pictures in the store looks at everything.
  const clean = await disk.buildClean({ now: call.now, flags: call.flags.filter((flag) => !flag.startsWith('--since')) }, before);
  tally.steps += 1;
  tally.builds += 2;
  const fault = compareWithClean('incremental', built, clean);
  if (fault) return fault;
  if (clean.status !== 0) {
    tally.faulty += 1;
    // Else no further step would be built.
    return dropFiles(disk, clean) ? undefined : { kind: 'failed build', text: clean.stderr };
  }
  // While a file is set aside, each build looks at everything.
  if (number % 2 === 0) dropFiles(disk, clean);
  const [, rendered, reused] = SHORT.exec(built.stdout) ?? [];
  if (rendered === undefined) {
    if (UNCHANGED.test(built.stdout)) tally.unchanged += 1;
    else count(tally.whole, number === 0 ? 'the first build' : describeReason(built));
    return undefined;
  }
  tally.short += 1;
  tally.rendered += Number(rendered);
  tally.pages += Number(rendered) + Number(reused);
  return compareWithWhole(disk, call, before, built, clean, tally, number);
}

/** What of the whole way, from the same beginning, is not as it was on the short way. */
async function compareWithWhole(
  disk: SeriesDisk,
  call: Call,
  before: string,
  built: Built,
  clean: Built,
  tally: SeriesTally,
  number: number,
): Promise<Fault | undefined> {
  const after = `after-${number}`;
  await disk.swapState(before, after);
  // Without what the last build noted, all that it knows is looked at.
  await loseLastBuild(disk);
  const whole = await disk.build(call);
  tally.builds += 1;
  await disk.swapState(after, `whole-${number}`);
  const fault = compareWithClean('whole way', whole, clean);
  if (fault) return fault;
  if (SHORT.test(whole.stdout)) return { kind: 'whole way', text: `it was not gone: ${whole.stdout}` };
  const ofShort = new Set([...built.stdout.matchAll(RENDERED)].map(([, path]) => path));
  const missed = [...whole.stdout.matchAll(RENDERED)].filter(([, path]) => !ofShort.has(path));
  return missed.length === 0 ? undefined : { kind: 'not rendered', text: missed.map(([line]) => line).join(', ') };
}

/** Why the short way was not gone, without the names that it names. */
function describeReason({ stdout }: Built): string {
  const [, reason = 'the clock, other files or the caches'] = REASON.exec(stdout) ?? [];
  return reason.replace(/\S*\.md\b/, 'FILE').replace(/\b(topic|author|provider) (?!or|that)\S+/, '$1 NAME');
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function compareWithClean(kind: string, built: Built, clean: Built): Fault | undefined {
  if (built.status !== clean.status)
    return { kind: `${kind} status`, text: `${built.status}, clean ${clean.status}: ${built.stderr}\nclean: ${clean.stderr}` };
  const [said, ofClean] = [readSaid(built), readSaid(clean)];
  if (said !== ofClean) return { kind: `${kind} messages`, text: `said\n${said}\nclean\n${ofClean}` };
  if (clean.status !== 0) return undefined;
  const paths = compareSites(built.tree, clean.tree);
  return paths.length === 0 ? undefined : { kind, text: `${paths.length} files differ: ${paths.slice(0, 8).join(', ')}` };
}
