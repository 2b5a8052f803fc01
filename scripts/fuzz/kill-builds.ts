import { globSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { damageFile } from './damage-file.ts';
import { compareSites, copyEngine, copyMade, createDice, readSite, type SiteTree, startProcess } from './machine.ts';

export interface KillOptions {
  kills: number;
  seed: number;
  /** A paper at the root of its host; it is copied. */
  contentDir: string;
  /** An empty one for the work. */
  folder: string;
  onProgress?: (done: number) => void;
}

export interface KillCounts {
  kills: number;
  /** What each build had done when it was killed. */
  phases: Record<string, number>;
  /** Files and links that were looked at. */
  files: number;
  links: number;
  faults: readonly string[];
}

/** What a build prints, and for how many milliseconds at most it is left alive after that. */
const PHASES = [
  { name: 'starting', line: '', longest: 1500 },
  { name: 'pictures', line: 'read: ', longest: 1000 },
  { name: 'rendering', line: 'pictures: ', longest: 2000 },
  { name: 'placing', line: 'render: ', longest: 250 },
] as const;

const ENDED = 'ended before';

/**
 * Kills builds in all phases, first ones and those after changes. After each every file of the site must be whole and known as the
 * engine's own, no link may lead to a page that is not there yet or no more, and the next build must make what a clean one makes.
 */
export async function killBuilds({ kills, seed, contentDir, folder, onProgress = () => {} }: KillOptions): Promise<KillCounts> {
  const roll = createDice(seed);
  const [engine, content, disk] = [join(folder, 'engine'), join(folder, 'content'), join(folder, 'disk')];
  const [outDir, cacheDir] = [join(disk, 'site'), join(disk, 'cache')];
  await copyEngine(engine);
  await copyMade(engine);
  await cp(contentDir, content, { recursive: true });
  const build = (place: string, onText?: (stdout: string) => void) => {
    const env = { SOURCE_DATE_EPOCH: '1795880000', CONTENT_DIR: content, OUT_DIR: join(place, 'site'), CACHE_DIR: join(place, 'cache') };
    return startProcess(process.execPath, [join(engine, 'scripts/run.mjs'), 'build'], env, onText);
  };
  const counts = { kills: 0, phases: {} as Record<string, number>, files: 0, links: 0, faults: [] as string[] };
  await build(disk).ended;
  for (let round = 0; counts.kills < kills; round += 1) {
    onProgress(counts.kills);
    const name = `round ${round} of seed ${seed}`;
    const isCold = roll(5) === 0;
    if (isCold)
      for (const path of [outDir, join(cacheDir, 'builds'), join(cacheDir, 'index.sqlite')])
        await rm(path, { recursive: true, force: true });
    if (roll(5) === 0) damageFile(join(cacheDir, 'index.sqlite'), roll);
    if (roll(5) === 0) for (const path of globSync(join(cacheDir, 'builds/*.sqlite'))) damageFile(path, roll);
    if (roll(10) === 0) await rm(join(engine, '.astro'), { recursive: true, force: true });
    const before = await readSite(outDir);
    for (let left = 1 + roll(4); left > 0; left -= 1) await changeContent(join(content, 'news'), roll);
    const phase = PHASES[roll(PHASES.length)] ?? PHASES[0];
    const killed = await killIn(phase, roll(phase.longest), build, disk);
    counts.phases[killed] = (counts.phases[killed] ?? 0) + 1;
    if (killed !== ENDED) counts.kills += 1;
    const left = await readSite(outDir);

    const clean = join(folder, `clean-${round % 2}`);
    for (const path of ['site', 'cache/builds', 'cache/index.sqlite']) await rm(join(clean, path), { recursive: true, force: true });
    await mkdir(clean, { recursive: true });
    await build(clean).ended;
    const after = await readSite(join(clean, 'site'));
    counts.files += left.size;
    const torn = [...left].filter(([path, bytes]) => before.get(path) !== bytes && after.get(path) !== bytes);
    counts.faults.push(...torn.map(([path]) => `${name}, ${killed}: ${path} is neither the old nor the new file`));
    const { files } = JSON.parse(await readFile(`${outDir}-files.json`, 'utf8').catch(() => '{"files":[]}'));
    const strange = [...left.keys()].filter((path) => !path.endsWith('.tmp') && !files.includes(path));
    counts.faults.push(...strange.map((path) => `${name}, ${killed}: the next build would take ${path} for somebody's`));
    const links = await checkLinks(outDir, left, [before, after]);
    counts.links += links.count;
    counts.faults.push(...links.dead.map((link) => `${name}, ${killed}: ${link}`));

    const next = await build(disk).ended;
    if (next.status !== 0) counts.faults.push(`${name}, ${killed}: the next build ends with ${next.status}: ${next.stderr}`);
    const differing = compareSites(await readSite(outDir), after);
    counts.faults.push(...differing.map((path) => `${name}, ${killed}: the next build leaves ${path} other than a clean one`));
  }
  return counts;
}

/** @returns what the build was at when it was killed */
async function killIn(
  { line, longest: _longest }: (typeof PHASES)[number],
  delay: number,
  build: (place: string, onText?: (stdout: string) => void) => ReturnType<typeof startProcess>,
  disk: string,
): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let printed = '';
  const { child, ended } = build(disk, (stdout) => {
    printed = stdout;
    if (stdout.includes(line)) resolve();
  });
  if (line === '') resolve();
  await Promise.race([promise, ended]);
  await Promise.race([wait(delay), ended]);
  child.kill('SIGKILL');
  const { status } = await ended;
  if (status !== null) return ENDED;
  return PHASES.findLast((phase) => printed.includes(phase.line))?.name ?? '';
}

/** Adds, deletes, edits, renames or unpublishes an article. */
async function changeContent(news: string, roll: (limit: number) => number): Promise<void> {
  const files = (await readdir(news, { recursive: true })).filter((file) => file.endsWith('.md')).toSorted();
  const file = join(news, files[roll(files.length)] ?? '');
  const number = roll(1_000_000);
  const kind = files.length < 5 ? 0 : roll(5);
  if (kind === 0) await writeFile(join(news, `added-${number}.md`), makeArticle(number));
  else if (kind === 1) await rm(file);
  else if (kind === 2) await rename(file, join(news, `renamed-${number}.md`));
  else {
    const text = await readFile(file, 'utf8');
    await writeFile(file, kind === 3 ? text.replace(/^title: .*$/m, `title: "Headline ${number}"`) : `${text}\n\nParagraph ${number}.\n`);
  }
}

function makeArticle(number: number): string {
  const date = new Date(Date.UTC(2020 + (number % 6), number % 12, 1 + (number % 28))).toISOString();
  return `---
title: Story ${number}
publishedDateTime: ${date}
originalUrl: https://source.example/${number}
provider: {name: Source, domain: source-${number % 5}.example}
topics: [Topic ${number % 7}, Science]
---
Body ${number}.
`;
}

/** Links of pages that stay, to what the site has that they are of. Pages that go may have lost each other already. */
async function checkLinks(outDir: string, site: SiteTree, [before, after]: readonly [SiteTree, SiteTree]) {
  const pages = [...site.keys()].filter((path) => path.endsWith('.html') && after.has(path));
  let count = 0;
  const dead = await Promise.all(
    pages.map(async (page) => {
      const html = await readFile(join(outDir, page), 'utf8');
      const targets = new Set([...html.matchAll(/(?:href|src)="\/([^"#?]*)["#?]/g)].map(([, path = '']) => decodeURIComponent(path)));
      count += targets.size;
      return [...targets]
        .map((path) => (path === '' || path.endsWith('/') ? `${path}index.html` : path))
        .filter((path) => !site.has(path) && (site.get(page) === after.get(page) ? after : before).has(path))
        .map((path) => `${page} links to ${path}, which is missing`);
    }),
  );
  return { count, dead: dead.flat() };
}
