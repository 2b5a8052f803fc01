import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { claimFiles } from '../../../src/publish/output/claim-files.ts';
import { readOutputState } from '../../../src/publish/output/output-state.ts';
import { ownFilesPath, writeOwnFiles } from '../../../src/publish/output/own-files.ts';
import { listPaths } from '../../../src/publish/output/sync-folder.ts';
import { updateOutput } from '../../../src/publish/output/update-output.ts';
import { preparePlacing, type SiteChange } from '../../../src/publish/update/prepare-placing.ts';
import { readTree, temporaryFolder } from '../../run-command.ts';
import { createRandom } from './create-random.ts';

const CONTENT = 'content';
const AT_EASE = () => {};

async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** What a build does that looks at all of the folder. */
async function placeWhole(outDir: string, site: Readonly<Record<string, string>>, kept: readonly string[]) {
  const staging = await temporaryFolder();
  await write(staging, Object.fromEntries(Object.entries(site).filter(([path]) => !kept.includes(path))));
  const state = await readOutputState(outDir);
  const change = { staging, staged: listPaths(staging), kept };
  const claimed = await claimFiles(state, change, CONTENT);
  const result = await updateOutput(state, change, AT_EASE);
  await writeOwnFiles(outDir, { content: CONTENT, paths: new Set(Object.keys(site)) }, claimed);
  return result;
}

async function placeChange(change: SiteChange) {
  const placing = await preparePlacing(change, CONTENT);
  await placing?.claim();
  const result = await placing?.place(AT_EASE);
  await placing?.release();
  return result;
}

const HTML = (text: string) => `<meta name="generator" content="Broadsheet">${text}`;
const SITE = { '404.html': HTML('lost'), 'index.html': HTML('home'), 'news/a/index.html': HTML('a'), 'news/b/index.html': HTML('b') };

let outDir: string;
let staging: string;
beforeEach(async () => {
  outDir = join(await temporaryFolder(), 'site');
  staging = await temporaryFolder();
});

describe('placing a change', () => {
  it('leaves what a look at the whole folder would leave, after any change', async () => {
    const random = createRandom(11);
    const other = join(await temporaryFolder(), 'site');
    const names = [
      'index.html',
      'rss.xml',
      ...['a', 'b', 'c', 'd/e'].flatMap((name) => [`news/${name}/index.html`, `topics/${name}/index.html`]),
    ];
    const theirs = { CNAME: 'x', 'news/c/index.html.gz': 'of nobody', 'topics/mine.txt': 'x' };
    let site: Record<string, string> = SITE;
    for (const folder of [outDir, other]) {
      await write(folder, theirs);
      await placeWhole(folder, site, []);
    }
    for (let round = 0; round < 15; round += 1) {
      const next: Record<string, string> = { ...site };
      const touched = names.filter(() => random() < 0.25);
      for (const path of touched) {
        if (random() < 0.3 && path !== 'index.html') delete next[path];
        else next[path] = HTML(random() < 0.2 ? (site[path] ?? '') : String(round));
      }
      const ended = Object.keys(site).filter((path) => !(path in next));
      const staged = touched.filter((path) => path in next);
      // A later step compressed what changes now; the whole folder has nothing compressed beside.
      const squeezed = [...ended, ...staged].filter((path) => path in site && random() < 0.3).map((path) => `${path}.br`);
      for (const folder of [outDir, other]) await write(folder, Object.fromEntries(squeezed.map((path) => [path, 'br'])));
      await rm(staging, { recursive: true });
      await write(staging, Object.fromEntries(staged.map((path) => [path, next[path] ?? ''])));
      await mkdir(staging, { recursive: true });
      const kept = Object.keys(next).filter((path) => !staged.includes(path));
      const whole = await placeWhole(other, next, kept);
      const result = await placeChange({ outDir, staging, staged, removed: ended });
      expect({ ...result, kept: kept.length + (result?.kept ?? 0) }, `round ${round}`).toEqual(whole);
      expect(await readTree(outDir)).toEqual(await readTree(other));
      expect(await readFile(ownFilesPath(outDir), 'utf8')).toBe(await readFile(ownFilesPath(other), 'utf8'));
      expect(existsSync(join(outDir, 'topics/a'))).toBe(existsSync(join(other, 'topics/a')));
      site = next;
    }
  }, 60_000);

  it('names new files in the list before the first is there, and gives up old ones after the last', async () => {
    await placeWhole(outDir, SITE, []);
    await write(staging, { 'news/c/index.html': 'c' });
    const placing = await preparePlacing({ outDir, staging, staged: ['news/c/index.html'], removed: ['news/a/index.html'] }, CONTENT);
    await placing?.claim();
    expect(await readFile(ownFilesPath(outDir), 'utf8')).toContain('news/c/index.html');
    expect(existsSync(join(outDir, 'news/c'))).toBe(false);
    await placing?.place(AT_EASE);
    expect([existsSync(join(outDir, 'news/c/index.html')), existsSync(join(outDir, 'news/a'))]).toEqual([true, false]);
    expect(await readFile(ownFilesPath(outDir), 'utf8')).toContain('news/a/index.html');
    await placing?.release();
    expect(await readFile(ownFilesPath(outDir), 'utf8')).not.toContain('news/a/index.html');
  });

  it('takes over a file of others with the same bytes, and one that is right as it is', async () => {
    await placeWhole(outDir, SITE, []);
    await write(outDir, { 'news/c/index.html': 'c', 'pictures/ab.webp': 'x' });
    await write(staging, { 'news/c/index.html': 'c' });
    const result = await placeChange({ outDir, staging, staged: ['news/c/index.html'], kept: ['pictures/ab.webp'], removed: [] });
    expect(result).toEqual({ written: 0, kept: 1, removed: 0 });
    expect(await readFile(ownFilesPath(outDir), 'utf8')).toMatch(/news\/c\/index\.html[\s\S]*pictures\/ab\.webp/);
  });

  const elsewhere = async () => {
    const folder = await temporaryFolder();
    await write(folder, { 'c/index.html': 'theirs', 'a/index.html': HTML('a') });
    return folder;
  };
  const CHANGE = { staged: ['news/c/index.html'], removed: ['news/a/index.html'] };
  it.each<[string, () => Promise<void>, Partial<SiteChange>?]>([
    ['a file of others stands where one is wanted', () => write(outDir, { 'news/c/index.html': 'theirs' })],
    ['a folder stands there', () => write(outDir, { 'news/c/index.html/x': '' })],
    ['a file stands where a folder is wanted', () => write(outDir, { 'news/c': '' })],
    ['a link stands there', async () => symlink(await elsewhere(), join(outDir, 'news/c'))],
    [
      'a folder was put elsewhere, with a link in its place',
      async () => {
        await rm(join(outDir, 'news'), { recursive: true });
        await symlink(await elsewhere(), join(outDir, 'news'));
      },
    ],
    [
      'a link stands for a file that ends',
      async () => {
        await rm(join(outDir, 'news/a/index.html'));
        await symlink(join(await elsewhere(), 'a/index.html'), join(outDir, 'news/a/index.html'));
      },
    ],
    ['a file that ends is not ours', async () => {}, { removed: ['news/z/index.html'] }],
    ['the folder is not marked as ours', () => rm(join(outDir, '404.html'))],
    ['the list of our files is gone', () => rm(ownFilesPath(outDir))],
  ])('is left to those who look at the whole folder where %s', async (_why, spoil, other = {}) => {
    await placeWhole(outDir, SITE, []);
    await write(staging, { 'news/c/index.html': 'c' });
    await spoil();
    const before = await readTree(dirname(outDir));
    expect(await preparePlacing({ outDir, staging, ...CHANGE, ...other }, CONTENT)).toBeUndefined();
    expect(await readTree(dirname(outDir))).toEqual(before);
    expect(existsSync(join(staging, 'news/c/index.html'))).toBe(true);
  });
});
