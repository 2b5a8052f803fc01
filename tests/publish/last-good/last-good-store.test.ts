import { hash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Environment } from '../../../src/command/environment.ts';
import { openLastGoodStore } from '../../../src/publish/last-good/last-good-store.ts';
import { temporaryFolder } from '../../run-command.ts';

async function openPaper() {
  const workingDir = await temporaryFolder();
  const environment = { workingDir, contentDir: join(workingDir, 'content'), cacheDir: join(workingDir, 'cache') } as Environment;
  await mkdir(environment.contentDir);
  const files = new Map<string, string>();
  const write = async (file: string, text: string) => {
    files.set(file, text);
    await writeFile(join(environment.contentDir, file), text);
  };
  const listSources = () =>
    [...files].map(([file, text]) => ({ file, bytesHash: hash('sha256', text), isSealed: text.includes('secured') }));
  const publish = async (restored: readonly string[] = []) =>
    (await openLastGoodStore(environment).prepare({ otherFiles: [], articles: listSources(), restored }))();
  const read = (file: string) => openLastGoodStore(environment).read(file)?.toString();
  const folder = join(environment.cacheDir, 'last-good');
  const listPacks = async () =>
    (await readdir(folder, { recursive: true })).filter((name) => name.includes('pack')).map((name) => join(folder, name));
  return { environment, files, write, listSources, publish, read, listPacks };
}

describe('the store of what was published last', () => {
  it('holds every file as it was published, and knows whether one is still so', async () => {
    const { environment, write, publish, read, listSources } = await openPaper();
    await write('a.md', 'one');
    await write('b.md', 'two');
    await publish();
    expect([read('a.md'), read('b.md'), read('c.md')]).toEqual(['one', 'two', undefined]);
    await write('b.md', 'three');
    expect(listSources().map(openLastGoodStore(environment).isAsPublished)).toEqual([true, false]);
    expect(read('b.md')).toBe('two');
  });

  it('takes over nothing before the site is in place, and writes nothing where nothing changed', async () => {
    const { environment, write, publish, read, listSources, listPacks } = await openPaper();
    await write('a.md', 'one');
    const count = await openLastGoodStore(environment).prepare({ otherFiles: [], articles: listSources(), restored: [] });
    expect(read('a.md')).toBeUndefined();
    await count();
    expect(read('a.md')).toBe('one');
    const packs = await listPacks();
    await publish();
    expect(await listPacks()).toEqual(packs);
  });

  it('forgets what is published no more, and keeps what stays', async () => {
    const { files, write, publish, read } = await openPaper();
    for (const name of ['a', 'b', 'c']) await write(name, name);
    await publish();
    for (const name of ['b', 'c']) files.delete(name);
    await publish(['c']);
    expect(['a', 'b', 'c'].map(read)).toEqual(['a', undefined, 'c']);
  });

  it('keeps few packs, however many builds there were', async () => {
    const { write, publish, read, listPacks } = await openPaper();
    const names = Array.from({ length: 40 }, (_, index) => `file-${index}`);
    for (const name of names) await write(name, name.repeat(20));
    await publish();
    for (const name of names) {
      await write(name, name);
      await publish();
    }
    expect((await listPacks()).length).toBeLessThan(20);
    expect(names.map(read)).toEqual(names);
  });

  it('packs many files in a thread', async () => {
    const { write, publish, read } = await openPaper();
    const names = Array.from({ length: 600 }, (_, index) => `file-${index}`);
    for (const name of names) await write(name, name);
    await publish();
    expect(names.map(read)).toEqual(names);
  });

  it('passes over a file that changed since it was read', async () => {
    const { environment, write, listSources, read } = await openPaper();
    await write('a.md', 'one');
    const sources = listSources();
    await write('a.md', 'two');
    await (await openLastGoodStore(environment).prepare({ otherFiles: [], articles: sources, restored: [] }))();
    expect(read('a.md')).toBeUndefined();
  });

  it('never holds a sealed text, also under a mistyped name', async () => {
    const { write, publish, read, listPacks } = await openPaper();
    await write('a.md', '---\nsecured: "c2VjcmV0IHRleHQ=;AAECAwQFBgc="\ntitle: x\n---\nBody\n');
    await write('b.md', '---\n"secured": "c2VjcmV0IHRleHQ=;AAECAwQFBgc="\n---\n');
    await write('c.md', '---\nscrd: "c2VjcmV0IHRleHQgb2Ygb3Vycw==;AAECAwQFBgcICQoLDA0ODw=="\n---\n');
    await publish();
    expect(read('c.md')).toBeUndefined();
    expect([read('a.md'), read('b.md')]).toEqual(['---\ntitle: x\n---\nBody\n', undefined]);
    for (const pack of await listPacks()) expect(await readFile(pack, 'latin1')).not.toMatch(/c2VjcmV0|AAECAwQ/);
  });

  it('has no entry whose bytes are damaged, and makes it again', async () => {
    const { write, publish, read, listPacks } = await openPaper();
    await write('a.md', 'one');
    await publish();
    const [pack = ''] = await listPacks();
    await writeFile(pack, 'onf');
    expect(read('a.md')).toBeUndefined();
    await truncate(pack, 1);
    await publish();
    expect(read('a.md')).toBe('one');
    for (const path of await listPacks()) await rm(path);
    await publish();
    expect(read('a.md')).toBe('one');
  });

  it('has after a change what it has after a look at all files, and needs none then', async () => {
    const { environment, files, write, listSources, publish, read } = await openPaper();
    const list = async () => {
      const [name = ''] = await readdir(join(environment.cacheDir, 'last-good'));
      return readFile(join(environment.cacheDir, 'last-good', name, 'list.json'), 'utf8');
    };
    const texts = [
      'one',
      'two',
      'three',
      '---\nsecured: "c2VjcmV0IHRleHQ=;AAECAwQFBgc="\ntitle: x\n---\n',
      '---\n"secured": "c2VjcmV0IHRleHQ=;AAECAwQFBgc="\n---\n',
    ];
    const names = Array.from({ length: 12 }, (_, index) => `${'zyxwvu'[index % 6]}-\u00e9-${index}.md`);
    for (const name of names.slice(0, 6)) await write(name, `${name} of old`);
    await publish();
    for (let round = 0; round < 40; round += 1) {
      const before = listSources();
      const chosen = [names[(round * 7) % 12] ?? '', names[(round * 5 + 3) % 12] ?? ''];
      for (const [index, name] of chosen.entries()) {
        if (files.size > 3 && files.has(name) && (round + index) % 3 === 0) files.delete(name);
        else await write(name, texts[(round + index) % texts.length] ?? '');
      }
      const isChosen = ({ file }: { file: string }) => chosen.includes(file);
      const store = openLastGoodStore(environment);
      const count = await store.prepareChange({ gone: before.filter(isChosen), come: listSources().filter(isChosen) });
      if (!count) throw new Error(`round ${round} is not known`);
      await count();
      const listed = await list();
      const found = names.map(read);
      await publish();
      expect(await list(), 'the whole list is as it was').toBe(listed);
      const whole = { ...environment, cacheDir: join(environment.cacheDir, 'whole', String(round)) };
      await (await openLastGoodStore(whole).prepare({ otherFiles: [], articles: listSources().toReversed(), restored: [] }))();
      expect(found, `round ${round}`).toEqual(names.map((name) => openLastGoodStore(whole).read(name)?.toString()));
    }
  });

  it('does not know a change of what it has not, or where its list or a pack is damaged', async () => {
    const { environment, write, listSources, publish, listPacks } = await openPaper();
    const tell = (gone: readonly { file: string; bytesHash: string }[], come: ReturnType<typeof listSources> = []) =>
      openLastGoodStore(environment).prepareChange({ gone, come });
    expect(await tell([], listSources())).toBeUndefined();
    await write('a.md', 'one');
    await write('b.md', 'two');
    await publish();
    const [a] = listSources();
    if (!a) throw new Error('there is a file');
    expect(await tell([a])).toBeDefined();
    expect(await tell([{ ...a, bytesHash: hash('sha256', 'other') }])).toBeUndefined();
    expect(await tell([], [a])).toBeUndefined();
    const packs = (await listPacks()).filter((path) => path.endsWith('.pack'));
    for (const pack of packs) await truncate(pack, 1);
    expect(packs.length).toBeGreaterThan(0);
    expect(await tell([a])).toBeUndefined();
  });
});
