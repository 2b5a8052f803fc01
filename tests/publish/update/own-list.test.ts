import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DamagedList } from '../../../src/files/sorted-list.ts';
import { ownFilesPath, writeOwnFiles } from '../../../src/publish/output/own-files.ts';
import { openOwnList } from '../../../src/publish/update/own-list.ts';
import { temporaryFolder } from '../../run-command.ts';
import { createRandom } from './create-random.ts';

const NOTHING = { content: undefined, paths: undefined };

async function writeWholeList(paths: Iterable<string>, content: string | undefined = 'con"tent'): Promise<string> {
  const outDir = join(await temporaryFolder(), 'site');
  await writeOwnFiles(outDir, { content, paths: new Set(paths) }, NOTHING);
  return outDir;
}

const readList = (outDir: string) => readFile(ownFilesPath(outDir), 'utf8');

describe('the list of our files', () => {
  it('has the bytes that writing all of it gives, after any change', async () => {
    const random = createRandom(3);
    // Such that code units sort otherwise than bytes do, and JSON escapes some.
    const letters = ['a', 'b', '/', '"', '\\', '\n', 'é', '\u{1f600}', '\uffee', '\ud800', ' '];
    const name = () => Array.from({ length: 1 + Math.floor(random() * 4) }, () => letters[Math.floor(random() * letters.length)]).join('');
    const names = (count: number) => Array.from({ length: Math.floor(random() * count) }, name);
    let paths = new Set(['index.html', ...names(60)]);
    const outDir = await writeWholeList(paths);
    for (let round = 0; round < 80; round += 1) {
      const list = await openOwnList(outDir, 'con"tent');
      if (!list) throw new Error('there is a list');
      const [added, removed] = [
        names(5),
        [...names(5), ...[...paths].filter(() => random() < 0.05)].filter((path) => path !== 'index.html'),
      ];
      for (const path of [...added, ...removed, ...paths]) expect(list.has(path)).toBe(paths.has(path));
      await list.add(added);
      expect(await readList(outDir)).toBe(await readList(await writeWholeList(new Set([...paths, ...added]))));
      await list.remove(removed);
      paths = new Set([...paths, ...added]).difference(new Set(removed));
      expect(await readList(outDir)).toBe(await readList(await writeWholeList(paths)));
    }
  });

  it('is not written where nothing is new or gone', async () => {
    const outDir = await writeWholeList(['a', 'b']);
    const list = await openOwnList(outDir, 'con"tent');
    await writeFile(ownFilesPath(outDir), 'not read again');
    await list?.add(['a', 'b']);
    await list?.remove(['c']);
    expect(await readList(outDir)).toBe('not read again');
  });

  it('is not known where it is of another content folder, missing or not as it is written', async () => {
    expect(await openOwnList(await writeWholeList(['a'], 'other'), 'content')).toBeUndefined();
    expect(await openOwnList(await writeWholeList([], 'content'), 'content')).toBeUndefined();
    expect(await openOwnList(join(await temporaryFolder(), 'site'), 'content')).toBeUndefined();
    const outDir = await writeWholeList(['a', 'b', 'c'], 'content');
    const text = await readList(outDir);
    await writeFile(ownFilesPath(outDir), text.slice(0, -1));
    expect(await openOwnList(outDir, 'content')).toBeUndefined();
    for (const line of ['  b",', '  7,', ' "b",']) {
      await writeFile(ownFilesPath(outDir), text.replace('  "b",', line));
      const list = await openOwnList(outDir, 'content');
      expect(() => list?.has('b')).toThrow(DamagedList);
    }
    const [one] = await Promise.all([openOwnList(await writeWholeList(['a'], 'content'), 'content')]);
    await expect(one?.remove(['a'])).rejects.toThrow(DamagedList);
  });
});
