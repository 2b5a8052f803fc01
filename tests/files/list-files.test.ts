import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listFiles } from '../../src/files/list-files.ts';

describe('listFiles', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'broadsheet-files-'));
    await mkdir(join(folder, 'a/b'), { recursive: true });
    await mkdir(join(folder, 'empty'));
    await writeFile(join(folder, 'a/b/c.txt'), '');
    await writeFile(join(folder, '.hidden'), '');
    await symlink(join(folder, 'a'), join(folder, 'link'));
  });

  afterAll(() => rm(folder, { recursive: true }));

  it('names every file below a folder, and follows no link', () => {
    const found = listFiles(folder).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    expect(found).toEqual([
      { name: '.hidden', path: join(folder, '.hidden'), isRegular: true },
      { name: join('a', 'b', 'c.txt'), path: join(folder, 'a/b/c.txt'), isRegular: true },
      { name: 'link', path: join(folder, 'link'), isRegular: false },
    ]);
  });

  it('gives the same names however the folder is written', () => {
    const names = (written: string) => listFiles(written).map(({ name }) => name);
    expect(names(`${folder}/`)).toEqual(names(folder));
    expect(names(`./${relative('.', folder)}`)).toEqual(names(folder));
  });

  it('finds nothing in a folder that is missing', () => {
    expect(listFiles(join(folder, 'missing'))).toEqual([]);
  });

  it('says so where the folder is a file', () => {
    expect(() => listFiles(join(folder, '.hidden'))).toThrow('ENOTDIR');
  });
});
