import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../../src/content/problems/problem.ts';
import { readPublication } from '../../../src/content/read/read-publication.ts';
import { temporaryFolder } from '../../run-command.ts';

async function read(contentDir: string) {
  const { site, hasSettings, topics, problems } = await readPublication({ contentDir, now: new Date(), includesDrafts: true });
  return { title: site.title, hasSettings, topics: topics.map(({ slug }) => slug), problems: problems.map(formatProblem) };
}

/** Puts something that is no file under a name. */
const OTHERS: readonly [what: string, put: (path: string) => unknown][] = [
  ['a link to nothing', (path) => symlink(`${path}.gone`, path)],
  ['a link to itself', (path) => symlink(path, path)],
  [
    'a link to a file',
    async (path) => {
      await writeFile(`${path}.txt`, 'title: Elsewhere\n');
      await symlink(`${path}.txt`, path);
    },
  ],
  ['a link to a device', (path) => symlink('/dev/zero', path)],
  ['a pipe', (path) => execFileSync('mkfifo', [path])],
  ['a socket', (path) => new Promise<void>((done) => createServer().unref().listen(path, done))],
  ['a folder', (path) => mkdir(path)],
];

describe('instead of site.yaml', () => {
  it.each(OTHERS)('%s is an error, and no default applies in silence', async (_, put) => {
    const folder = await temporaryFolder();
    await put(join(folder, 'site.yaml'));
    const { hasSettings, problems } = await read(folder);
    expect(problems).toContain('site.yaml:1:1  this is a link, a folder or a device, not a file; commit the file itself');
    expect(hasSettings).toBe(false);
  });

  it('site.yml says the same', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'site.yml'), 'title: The Other Spelling\n');
    await mkdir(join(folder, 'topics'));
    await writeFile(join(folder, 'topics/science.yml'), '_id: science\nname: Science\n');
    expect(await read(folder)).toEqual({ title: 'The Other Spelling', hasSettings: true, topics: ['science'], problems: [] });
  });

  it('both spellings leave nobody to guess', async () => {
    const folder = await temporaryFolder();
    for (const name of ['site.yaml', 'site.yml']) await writeFile(join(folder, name), 'title: Mine\n');
    const { hasSettings, problems } = await read(folder);
    expect(hasSettings).toBe(false);
    expect(problems).toEqual(['site.yml:1:1  site.yaml stands beside this file; keep one of the two']);
  });
});

describe.each(['news/bridge.md', 'topics/science.yaml', 'providers/example.yml'])('instead of %s', (file) => {
  it.each(OTHERS.filter(([what]) => what !== 'a folder'))('%s is an error', async (_, put) => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, file.split('/')[0] ?? ''));
    await put(join(folder, file));
    expect((await read(folder)).problems).toContain(
      `${file}:1:1  this is a link, a folder or a device, not a file; commit the file itself`,
    );
  });
});

describe.each(['news', 'topics', 'providers'])('instead of the folder %s', (name) => {
  it.each(OTHERS.filter(([what]) => what !== 'a folder'))('%s is an error', async (_, put) => {
    const folder = await temporaryFolder();
    await put(join(folder, name));
    expect((await read(folder)).problems).toContainEqual(expect.stringMatching(new RegExp(`^${name}:1:1  ${name} must be a folder; `)));
  });

  it('a link to a folder is followed, as a paper may be put together of several', async () => {
    const [folder, elsewhere] = [await temporaryFolder(), await temporaryFolder()];
    await symlink(elsewhere, join(folder, name));
    expect((await read(folder)).problems).toEqual([]);
  });
});

it('a YAML file has 256 KB at most, since a title in site.yaml stands in every page', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'site.yaml'), `title: "${'x'.repeat(256 * 1024)}"\n`);
  const { hasSettings, problems } = await read(folder);
  expect(hasSettings).toBe(false);
  expect(problems).toEqual(['site.yaml:1:1  the file is larger than 256 KB, found 257 KB; move pictures and data into files of their own']);
});
