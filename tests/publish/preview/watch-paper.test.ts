import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { watchPaper } from '../../../src/publish/preview/watch-paper.ts';
import { temporaryFolder } from '../../run-command.ts';

async function watchFolder(prepare: (folder: string) => Promise<unknown> = async () => {}) {
  const folder = join(await temporaryFolder(), 'content');
  await mkdir(join(folder, 'news/2026'), { recursive: true });
  await prepare(folder);
  const told = new Set<string>();
  const errors: Error[] = [];
  watchPaper(
    folder,
    (path) => told.add(relative(folder, path)),
    (error) => errors.push(error),
  );
  const waitUntilTold = (path: string) => vi.waitUntil(() => told.has(path), { timeout: 20_000 });
  /** Does something to a path, and waits until it is told of. */
  const expectTold = async (path: string, work: () => Promise<unknown>) => {
    told.clear();
    await work();
    await waitUntilTold(path);
    expect(errors).toEqual([]);
  };
  /** A folder that was told of is watched a moment later: until then itself tells of its files. */
  const expectWatched = async (path: string) => {
    const write = setInterval(() => void writeFile(join(folder, path), 'one'), 50);
    await waitUntilTold(path).finally(() => clearInterval(write));
  };
  return { folder, told, expectTold, expectWatched };
}

describe('watching a paper', () => {
  it('tells of a file that comes, changes and goes', async () => {
    const { folder, expectTold } = await watchFolder();
    const file = join(folder, 'news/2026/a.md');
    await expectTold('news/2026/a.md', () => writeFile(file, 'one'));
    await expectTold('news/2026/a.md', () => writeFile(file, 'two'));
    await expectTold('news/2026/a.md', () => rm(file));
    await expectTold('site.yaml', () => writeFile(join(folder, 'site.yaml'), 'title: One'));
  });

  it('follows folders that come, also in the place of others', async () => {
    const { folder, expectTold, expectWatched } = await watchFolder();
    const [old, other] = [join(folder, 'news/2026'), join(folder, '../other')];
    await expectTold('news/2027', () => mkdir(join(folder, 'news/2027/01'), { recursive: true }));
    await expectWatched('news/2027/01/a.md');
    await mkdir(other);
    await expectTold('news/2026', () => rename(old, join(folder, '../before')).then(() => rename(other, old)));
    await expectWatched('news/2026/b.md');
  });

  it('follows a folder of the paper that is a link', async () => {
    const { folder, expectTold } = await watchFolder(async (content) => {
      await mkdir(join(content, '../elsewhere'));
      await symlink('../elsewhere', join(content, 'topics'));
    });
    await expectTold('topics/a.yaml', () => writeFile(join(folder, '../elsewhere/a.yaml'), '_id: a'));
  });

  it('passes over what is no content', async () => {
    const { folder, told, expectTold } = await watchFolder((content) => mkdir(join(content, '.git')));
    await writeFile(join(folder, '.git/index'), 'one');
    await mkdir(join(folder, 'node_modules'));
    await writeFile(join(folder, 'node_modules/a.md'), 'one');
    await expectTold('site.yaml', () => writeFile(join(folder, 'site.yaml'), 'title: One'));
    expect([...told]).toEqual(['site.yaml']);
  });
});
