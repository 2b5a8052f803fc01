import { existsSync, globSync } from 'node:fs';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { damageFile } from '../damage-file.ts';
import { createDice } from '../machine.ts';
import type { Accident, Kept } from './any-series.ts';
import { type Call, readSaid, type SeriesDisk } from './series-disk.ts';

/** Where builds keep it: patterns of paths below the folder that a series' builds share. */
const PLACES: Readonly<Record<Exclude<Kept, 'all'>, string>> = {
  index: 'cache/index.sqlite*',
  record: 'cache/builds/*.sqlite*',
  'last build': 'cache/builds/*-last.json',
};

/** What builds kept is copied here after each step, numbered. */
const HISTORY = 'history';

/** Notes how a step's builds left what they keep, for accidents that bring it back. */
export async function keepHistory(disk: SeriesDisk, step: number): Promise<void> {
  for (const path of listKept(disk, 'all')) await copyInto(path, join(disk.folder, 'disk'), join(disk.folder, HISTORY, String(step)));
}

/** Has an accident happen, and what follows it at once. @param step its number, from 1 @returns what was wrong about that */
export async function meetAccident(disk: SeriesDisk, accident: Accident, step: number, call: Call): Promise<string | undefined> {
  if (accident.kind === 'killed') {
    const { child, ended } = disk.start(call);
    await Promise.race([wait(accident.milliseconds), ended]);
    child.kill('SIGKILL');
    await ended;
    return undefined;
  }
  if (accident.kind === 'content error') return meetContentError(disk, call);
  const roll = createDice(accident.seed);
  if (accident.kind === 'damaged') for (const path of listKept(disk, accident.what)) damageFile(join(disk.folder, 'disk', path), roll);
  else {
    const earlier = join(disk.folder, HISTORY, String(roll(step)));
    for (const path of listKept(disk, accident.what)) await rm(join(disk.folder, 'disk', path));
    if (accident.kind === 'older')
      for (const path of listKept(disk, accident.what, earlier)) await copyInto(path, earlier, join(disk.folder, 'disk'));
  }
  return undefined;
}

/** A build has to name the file; with `--keep-going` it sets it aside. */
async function meetContentError(disk: SeriesDisk, call: Call): Promise<string | undefined> {
  const path = disk.inContent('news/broken.md');
  await writeFile(path, '---\ntitle: [\n---\n');
  const end = await disk.build(call);
  await rm(path);
  return readSaid(end).includes('broken.md:') ? undefined : `a file with an error, and the build ends with ${end.status}: ${end.stderr}`;
}

/** What the last build noted of all that it was made of is no more: the next one looks at all of it. */
export async function loseLastBuild(disk: SeriesDisk): Promise<void> {
  for (const path of listKept(disk, 'last build')) await rm(join(disk.folder, 'disk', path));
}

function listKept(disk: SeriesDisk, what: Kept, folder = join(disk.folder, 'disk')): string[] {
  const patterns = what === 'all' ? Object.values(PLACES) : [PLACES[what]];
  return existsSync(folder) ? globSync(patterns, { cwd: folder }).toSorted() : [];
}

async function copyInto(path: string, from: string, to: string): Promise<void> {
  await mkdir(dirname(join(to, path)), { recursive: true });
  await cp(join(from, path), join(to, path));
}
