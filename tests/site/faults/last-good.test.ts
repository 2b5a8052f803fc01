import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { type CommandResult, readTree, runScript, temporaryFolder } from '../../run-command.ts';
import { fillSmallCache, SMALL, SMALL_CLOCK } from '../../small-paper.ts';

const CLOCK = { ...SMALL_CLOCK, OFFLINE: '1' };
const VIDEO = 'news/2026/2026-01-04-video.md';
const HOSTED = 'news/2026/2026-01-03-hosted.md';

let folder: string;
let contentDir: string;
let published: Map<string, string>;

beforeAll(async () => {
  folder = await temporaryFolder();
  contentDir = join(folder, 'content');
  await cp(SMALL, contentDir, { recursive: true });
  await fillSmallCache(join(folder, 'cache'));
  await writeFile(join(contentDir, 'front.yaml'), 'pinned: [2026-01-02-legacy-file]\n');
  await edit(HOSTED, /^title:/m, 'secured: "c2VjcmV0IHRleHQgb2Ygb3Vycw==;AAECAwQFBgcICQoLDA0ODw=="\ntitle:');
  expect((await build('site', 'cache')).status).toBe(0);
  published = await readTree(join(folder, 'site'));
  await cp(contentDir, join(folder, 'good'), { recursive: true });
});

/** Each test begins with good files that are published. */
beforeEach(async () => {
  await rm(contentDir, { recursive: true });
  await cp(join(folder, 'good'), contentDir, { recursive: true });
  expect((await build('site', 'cache')).status).toBe(0);
});

async function build(
  site: string,
  cache: string,
): Promise<CommandResult & { tree: Map<string, string>; report: { setAside: string[]; restored: string[] } }> {
  const env = { ...CLOCK, CONTENT_DIR: contentDir, OUT_DIR: join(folder, site), CACHE_DIR: join(folder, cache) };
  const ended = await runScript('build', { env, args: ['--keep-going'] }).ended;
  const report = JSON.parse(await readFile(`${env.OUT_DIR}-report.json`, 'utf8'));
  return { ...ended, report, tree: await readTree(env.OUT_DIR) };
}

/** With another cache and another folder, which share nothing but the store. */
async function buildElsewhere(): ReturnType<typeof build> {
  const name = `clean-${Math.random()}`;
  await fillSmallCache(join(folder, name, 'cache'));
  await cp(join(folder, 'cache/last-good'), join(folder, name, 'cache/last-good'), { recursive: true });
  return build(`${name}/site`, `${name}/cache`);
}

async function edit(file: string, pattern: RegExp, replacement: string): Promise<void> {
  const path = join(contentDir, file);
  await writeFile(path, (await readFile(path, 'utf8')).replace(pattern, replacement));
}

it('a published file with a mistake stays as it was, of whatever kind, from the store and nothing else', async () => {
  await edit(VIDEO, /^title: .*$/m, 'title: [');
  await edit(HOSTED, /^title: .*$/m, 'title: 5');
  await writeFile(join(contentDir, 'topics/physics.yaml'), 'name: 7\n');
  await writeFile(join(contentDir, 'providers/lamp.example.yaml'), '- no fields\n');
  await writeFile(join(contentDir, 'pages/about.md'), '---\ntitel: About\n---\n');
  await writeFile(join(contentDir, 'public/humans.txt'), '<script>alert(1)</script>\n');
  await writeFile(join(contentDir, 'front.yaml'), 'lead: nowhere\n');
  await writeFile(join(contentDir, 'news/new.md'), '---\ntitle: 5\n---\n');
  // As after a change of code, which throws away what was parsed.
  const clean = await buildElsewhere();
  const { status, stdout, stderr, tree, report } = await build('site', 'cache');
  expect(status).toBe(0);
  expect(tree).toEqual(published);
  expect(clean.tree).toEqual(published);
  const restored = [
    VIDEO,
    HOSTED,
    'providers/lamp.example.yaml',
    'topics/physics.yaml',
    'pages/about.md',
    'public/humans.txt',
    'front.yaml',
  ].toSorted();
  expect(report).toMatchObject({ restored, setAside: [...restored, 'news/new.md'].toSorted() });
  expect(stdout).toContain('8 files set aside, 7 of them as published last');
  expect(stderr).toContain(`${VIDEO} stays as it was published last\n`);
  expect(stderr).toContain('news/new.md is set aside\n');
  for (const bytes of (await readTree(join(folder, 'cache'))).values()) expect(bytes).not.toContain('c2VjcmV0');
  // It goes on so, and a picture that is gone takes no story with it.
  await rm(join(contentDir, 'images/lamp.png'));
  const again = await build('site', 'cache');
  expect(again.status).toBe(0);
  expect([...again.tree.keys()].filter((path) => path.startsWith('news/'))).toEqual(
    [...published.keys()].filter((path) => path.startsWith('news/')),
  );
});

it('what a faulty story says of being off the site is done, and it comes back only when it is mended', async () => {
  await edit(VIDEO, /^title: .*$/m, 'title: [\npublished: false');
  const { status, tree, report } = await build('site', 'cache');
  expect([status, report.restored]).toEqual([0, []]);
  expect([...tree.values()].join('')).not.toContain('2026-01-04-video');
  await edit(VIDEO, /^published: false\n/m, '');
  expect((await build('site', 'cache')).tree).toEqual(tree);
  await edit(VIDEO, /^title: \[$/m, 'title: Mended');
  expect([...(await build('site', 'cache')).tree.keys()]).toContain('news/2026-01-04-video/index.html');
});

it('a story that was deleted does not come back with a faulty file of its name', async () => {
  await rm(join(contentDir, VIDEO));
  const { tree } = await build('site', 'cache');
  await writeFile(join(contentDir, VIDEO), '---\ntitle: 5\n---\n');
  expect((await build('site', 'cache')).tree).toEqual(tree);
});

it('of two that claim one address, the one that was published last keeps it, however old the other is', async () => {
  const text = await readFile(join(contentDir, VIDEO), 'utf8');
  await writeFile(
    join(contentDir, 'news/rival.md'),
    text
      .replace(/^publishedDateTime: .*$/m, 'publishedDateTime: 2020-01-01T00:00:00Z\nslug: 2026-01-04-video')
      .replace(/^title: .*$/m, 'title: WALRUS'),
  );
  const { status, tree, report, stderr } = await build('site', 'cache');
  expect([status, report.setAside, report.restored]).toEqual([0, ['news/rival.md'], []]);
  expect(stderr).toMatch(/news\/rival\.md:\d+:\d+ {2}the slug "2026-01-04-video" is also that of news\/2026\/2026-01-04-video\.md/);
  expect(tree).toEqual(published);
  // Also where the file that was published is faulty now.
  await edit(VIDEO, /^title: .*$/m, 'title: [');
  const both = await build('site', 'cache');
  expect([both.status, both.report.setAside, both.report.restored]).toEqual([0, [VIDEO, 'news/rival.md'], [VIDEO]]);
  expect(both.tree).toEqual(published);
});
