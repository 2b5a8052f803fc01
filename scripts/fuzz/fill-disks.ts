import { statSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listFiles } from '../../src/files/list-files.ts';
import { compareSites, copyEngine, copyMade, readSite, type SiteTree, startProcess } from './machine.ts';
import { canMount, MOUNT_NAMESPACE } from './mount-namespace.ts';

export interface DiskOptions {
  /** Those that fill up, one after the other, and how much of the room that is needed they have each time, from 0 to 1. */
  rooms: Partial<Record<Disk, readonly number[]>>;
  /** A paper with `news/` and `images/`; it is copied. */
  contentDir: string;
  /** An empty one for the work. */
  folder: string;
  onProgress?: (done: string) => void;
}

export interface DiskCounts {
  /** Why nothing was done. */
  skipped?: string;
  /** For each disk that filled up: how often the site was the old one, and how often the new one. */
  disks: Record<string, { old: number; new: number }>;
  faults: readonly string[];
}

/** What lies on the small disk: paths below a run's folder. The engine's bundle is lost there. */
const DISKS = { output: 'disk', cache: 'cache', engine: 'engine/.astro', 'output and cache': '' } as const;

type Disk = keyof typeof DISKS;

/** Every disk at as many sizes. */
export function spreadRooms(sizes: number): DiskOptions['rooms'] {
  const shares = Array.from({ length: sizes }, (_, step) => step / Math.max(1, sizes - 1));
  return Object.fromEntries(Object.keys(DISKS).map((disk) => [disk, shares]));
}

const BYTES = 4096;

/** What a build says of the site when it ends. */
const TOLD = /is as it was|is whole and up to date|Nothing was built/;

/**
 * Builds a changed paper with too little room, at many sizes of each disk. The site must be the old one or the new one each time,
 * and exit status 0 must mean the new one; with room, the next build must make the new one.
 */
export async function fillDisks({ rooms, contentDir, folder, onProgress = () => {} }: DiskOptions): Promise<DiskCounts> {
  const counts = { disks: {} as Record<string, { old: number; new: number }>, faults: [] as string[] };
  if (!canMount()) return { ...counts, skipped: 'disks of a size need root, or user namespaces of Linux' };
  const base = join(folder, 'base');
  const content = join(folder, 'content');
  await copyEngine(join(base, 'engine'));
  await copyMade(join(base, 'engine'));
  await cp(contentDir, content, { recursive: true });
  await runBuild(content, base);
  const before = await readSite(join(base, 'disk/site'));
  await changeMuch(content);
  const clean = join(folder, 'clean');
  await cp(base, clean, { recursive: true, verbatimSymlinks: true });
  await runBuild(content, clean);
  const after = await readSite(join(clean, 'disk/site'));

  for (const [disk, shares] of Object.entries(rooms) as [Disk, readonly number[]][]) {
    const path = DISKS[disk];
    const count = { old: 0, new: 0 };
    counts.disks[disk] = count;
    const used = disk === 'engine' ? 0 : measure(join(base, path), path === '' ? ['disk', 'cache'] : ['']);
    const needed = disk === 'engine' ? 24e6 : measure(join(clean, path), path === '' ? ['disk', 'cache'] : ['']) * 1.2 + 1e6;
    for (const share of shares) {
      // A tmpfs of no bytes is one without a limit.
      const size = Math.max(1, Math.ceil((used + (needed - used) * share) / BYTES)) * BYTES;
      const name = `${disk} of ${Math.round(size / 1024)} KB`;
      onProgress(name);
      const run = join(folder, 'run');
      await rm(run, { recursive: true, force: true });
      await mkdir(run);
      const { small, large, ends } = await runOnSmallDisk({ base, run, content, path, size });
      const [first, second] = ends;
      const state = compareSites(small, before).length === 0 ? 'old' : compareSites(small, after).length === 0 ? 'new' : undefined;
      if (state) count[state] += 1;
      else counts.faults.push(`${name}: the site is neither the old nor the new one: ${describe(small, before, after)}; ${first?.stderr}`);
      if (first?.status === 0 && state !== 'new') counts.faults.push(`${name}: exit status 0, and the site is not the new one`);
      if (first && first.status !== 0 && !TOLD.test(first.stderr)) counts.faults.push(`${name}: no word of the site: ${first.stderr}`);
      if (second?.status !== 0) counts.faults.push(`${name}: with room the next build ends with ${second?.status}: ${second?.stderr}`);
      if (compareSites(large, after).length > 0) counts.faults.push(`${name}: with room the next build does not make the new site`);
    }
  }
  return counts;
}

function environmentOf(content: string, run: string) {
  const [outDir, cacheDir] = [join(run, 'disk/site'), join(run, 'cache')];
  return { SOURCE_DATE_EPOCH: '1795880000', CONTENT_DIR: content, OUT_DIR: outDir, CACHE_DIR: cacheDir };
}

async function runBuild(content: string, run: string): Promise<void> {
  const { status, stderr } = await startProcess(
    process.execPath,
    [join(run, 'engine/scripts/run.mjs'), 'build'],
    environmentOf(content, run),
  ).ended;
  if (status !== 0) throw new Error(`a build with room ends with ${status}: ${stderr}`);
}

/** What was there is copied to the disk, as far as it fits; a build with what is left, and one with all the room it wants. */
async function runOnSmallDisk({
  base,
  run,
  content,
  path,
  size,
}: {
  base: string;
  run: string;
  content: string;
  path: string;
  size: number;
}) {
  const disk = join(run, path);
  const isEngine = path.startsWith('engine');
  const build = `"${process.execPath}" "${run}/engine/scripts/run.mjs" build`;
  const place =
    path === ''
      ? `mount -t tmpfs -o size=${size} none "${run}"; cp -a "${base}/disk" "${base}/cache" "${run}"; ln -s "${base}/engine" "${run}/engine"`
      : '';
  const script = `
    ${path === '' ? place : `cp -a "${base}/." "${run}"; rm -rf "${disk}"; mkdir -p "${disk}"; mount -t tmpfs -o size=${size} none "${disk}"; ${isEngine ? '' : `cp -a "${base}/${path}/." "${disk}"`}`}
    for step in small large; do
      ${build} > "$OUT/$step.out" 2> "$OUT/$step.err"; echo $? > "$OUT/$step.status"
      cp -a "${run}/disk/site" "$OUT/$step"
      mount -o remount,size=1g "${disk}"
    done`;
  const out = `${run}-out`;
  await rm(out, { recursive: true, force: true });
  await mkdir(out);
  const ran = await startProcess('unshare', [...MOUNT_NAMESPACE, script], { ...environmentOf(content, run), OUT: out }).ended;
  const read = (name: string) => readFile(join(out, name), 'utf8').catch(() => ran.stderr);
  const ends = await Promise.all(
    ['small', 'large'].map(async (step) => ({ status: Number(await read(`${step}.status`)), stderr: await read(`${step}.err`) })),
  );
  return { small: await readSite(join(out, 'small')), large: await readSite(join(out, 'large')), ends };
}

/** Bytes, as a disk of pages holds them. */
function measure(folder: string, parts: readonly string[]): number {
  const files = parts.flatMap((part) => listFiles(join(folder, part)).filter(({ isRegular }) => isRegular));
  return files.reduce((sum, { path }) => sum + Math.ceil(statSync(path).size / BYTES) * BYTES, 0);
}

function describe(site: SiteTree, before: SiteTree, after: SiteTree): string {
  const torn = [...site].filter(([path, bytes]) => bytes !== before.get(path) && bytes !== after.get(path)).length;
  return `${compareSites(site, before).length} files other than before, ${compareSites(site, after).length} other than after, ${torn} torn`;
}

/** Articles with pictures of their own, an edit and a deletion. */
async function changeMuch(content: string): Promise<void> {
  const picture = await readFile(join(content, 'images/moon.jpg'));
  for (let number = 0; number < 12; number += 1) {
    const image = `images/added-${number % 4}.jpg`;
    await writeFile(join(content, image), Buffer.concat([picture, Buffer.from(String(number % 4))]));
    await writeFile(
      join(content, `news/added-${number}.md`),
      `---\ntitle: Added ${number}\npublishedDateTime: 2026-0${1 + (number % 6)}-05T08:00:00Z\noriginalUrl: https://source.example/${number}\nprovider: {name: Source, domain: source.example}\ntopics: [Topic ${number}, Science]\nimages: [{url: ${image}}]\n---\nBody.\n`,
    );
  }
  const [first] = listFiles(join(content, 'news')).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  if (first) await writeFile(first.path, (await readFile(first.path, 'utf8')).replace(/^title: .*$/m, 'title: Another headline'));
}
