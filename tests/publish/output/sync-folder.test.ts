import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { syncFolder } from '../../../src/publish/output/sync-folder.ts';
import { readTree, temporaryFolder } from '../../run-command.ts';

async function makeFolder(files: Record<string, string>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

describe('syncFolder', () => {
  it('writes what is new, keeps what is the same and removes what is gone, with its empty folders', async () => {
    const target = await makeFolder({ 'index.html': 'old', 'news/a/index.html': 'same', 'news/gone/deep/index.html': 'x' });
    const before = (await stat(join(target, 'news/a/index.html'))).mtimeMs;
    const source = await makeFolder({ 'index.html': 'new', 'news/a/index.html': 'same', 'rss.xml': 'feed' });
    expect(await syncFolder(source, target)).toEqual({ written: 2, kept: 1, removed: 1 });
    expect([...(await readTree(target))]).toEqual([
      ['index.html', 'new'],
      ['news/a/index.html', 'same'],
      ['rss.xml', 'feed'],
    ]);
    expect(await readdir(join(target, 'news'))).toEqual(['a']);
    expect((await stat(join(target, 'news/a/index.html'))).mtimeMs).toBe(before);
  });

  it('puts new files in place before it changes those that may link to them', async () => {
    const names = Array.from({ length: 200 }, (_, index) => `story-${index}`);
    const paths = ['index.html', 'sitemap.xml', ...names.flatMap((name) => [`news/${name}/index.html`, `topics/${name}/index.html`])];
    const isOld = (path: string) => /^(?:index|sitemap)|[02468]\/index/.test(path);
    const target = await makeFolder(Object.fromEntries(paths.filter(isOld).map((path) => [path, 'old'])));
    await syncFolder(await makeFolder(Object.fromEntries(paths.map((path) => [path, 'new']))), target);
    // A file system notes when a file got its name, to some milliseconds.
    const moved = await Promise.all(paths.map(async (path) => ({ path, at: (await stat(join(target, path))).ctimeMs })));
    const times = (wanted: boolean) => moved.filter(({ path }) => isOld(path) === wanted).map(({ at }) => at);
    expect(Math.max(...times(false))).toBeLessThanOrEqual(Math.min(...times(true)));
    const isAtTop = ({ path }: { path: string }) => !path.includes('/');
    const [atTop, below] = [moved.filter(isAtTop), moved.filter((file) => !isAtTop(file))].map((files) => files.map(({ at }) => at));
    expect(Math.min(...(atTop ?? []))).toBeGreaterThanOrEqual(Math.max(...(below ?? [])));
  });

  it('puts a service worker in place after the page that it fetches, in an empty folder too', async () => {
    const paths = ['offline/index.html', 'sw.js', ...Array.from({ length: 100 }, (_, index) => `icons/${index}.png`)];
    const target = join(await temporaryFolder(), 'site');
    await syncFolder(await makeFolder(Object.fromEntries(paths.map((path) => [path, 'new']))), target);
    const [offline, worker] = await Promise.all(['offline', 'sw.js'].map((path) => stat(join(target, path))));
    expect(worker?.ctimeMs).toBeGreaterThanOrEqual(offline?.ctimeMs ?? 0);
  });

  it('removes nothing that is not ours', async () => {
    const target = await makeFolder({ '.git/HEAD': 'ref', CNAME: '', 'gone.html': '' });
    await syncFolder(await makeFolder({ 'index.html': 'x' }), target, { ours: ['gone.html'] });
    expect([...(await readTree(target)).keys()]).toEqual(['.git/HEAD', 'CNAME', 'index.html']);
  });

  it('leaves links alone, and what lies behind them', async () => {
    const target = await makeFolder({ 'index.html': 'old' });
    const elsewhere = await makeFolder({ 'film.mp4': 'frames' });
    await symlink(elsewhere, join(target, 'films'));
    await symlink(target, join(target, 'round'));
    await syncFolder(await makeFolder({ 'index.html': 'new' }), target);
    expect(await readFile(join(target, 'films/film.mp4'), 'utf8')).toBe('frames');
    expect(await readFile(join(target, 'round/index.html'), 'utf8')).toBe('new');
  });

  it('turns a file into a folder and a folder into a file', async () => {
    const target = await makeFolder({ old: 'a file', 'page/index.html': 'a folder' });
    await syncFolder(await makeFolder({ 'old/index.html': 'a folder', page: 'a file' }), target);
    expect([...(await readTree(target))]).toEqual([
      ['old/index.html', 'a folder'],
      ['page', 'a file'],
    ]);
  });
});
