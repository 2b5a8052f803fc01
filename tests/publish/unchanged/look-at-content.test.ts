import { appendFile, cp, mkdir, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { type ContentLook, isSameContent, keepLook, printContent } from '../../../src/publish/unchanged/content-look.ts';
import { lookAtContent } from '../../../src/publish/unchanged/look-at-content.ts';
import { temporaryFolder } from '../../run-command.ts';

/** A folder whose files were changed an hour ago, but for the time of the last change, which nobody can set. */
async function makeFolder(): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'news'));
  for (const name of ['a', 'b', 'c']) await writeFile(join(folder, `news/${name}.md`), `words of ${name}`);
  return folder;
}

function look(folder: string, known?: ContentLook): ContentLook {
  const found = printContent(lookAtContent(folder), known);
  if (!found) throw new Error('too much is young');
  return found.look;
}

const nameYoung = ({ young }: ContentLook, folder: string) => young.map(({ path }) => relative(folder, path));

it('a folder looks the same as long as nobody changes it', async () => {
  const folder = await makeFolder();
  const before = look(folder);
  expect(nameYoung(before, folder)).toEqual(['news/a.md', 'news/b.md', 'news/c.md']);
  expect(isSameContent(before, look(folder, before))).toBe(true);
});

it.each<[string, (folder: string) => Promise<unknown>]>([
  ['other words of the same length', (folder) => writeFile(join(folder, 'news/a.md'), 'words of z')],
  ['more words', (folder) => appendFile(join(folder, 'news/a.md'), '.')],
  ['another file', (folder) => writeFile(join(folder, 'news/d.md'), '')],
  ['a file less', (folder) => rm(join(folder, 'news/a.md'))],
  ['another name', (folder) => rename(join(folder, 'news/a.md'), join(folder, 'news/z.md'))],
  ['a file in the place of another', (folder) => rename(join(folder, 'news/b.md'), join(folder, 'news/a.md'))],
  ['a link', (folder) => symlink('a.md', join(folder, 'news/link.md'))],
])('a folder looks different with %s', async (_, change) => {
  const folder = await makeFolder();
  const before = look(folder);
  await change(folder);
  expect(isSameContent(before, look(folder, before))).toBe(false);
});

it.each(['news', 'images'])(
  'a folder looks different where a file is changed in %s, which is a link to a folder elsewhere',
  async (name) => {
    const [folder, elsewhere] = [await temporaryFolder(), await makeFolder()];
    await symlink(join(elsewhere, 'news'), join(folder, name));
    const before = look(folder);
    expect(isSameContent(before, look(folder, before))).toBe(true);
    await appendFile(join(elsewhere, 'news/b.md'), 'More.');
    // Only folders of articles and the like may be links.
    expect(isSameContent(before, look(folder, before))).toBe(name === 'images');
  },
);

it('what is hidden is no content', async () => {
  const folder = await makeFolder();
  const before = look(folder);
  await mkdir(join(folder, '.git'));
  await writeFile(join(folder, '.git/index'), 'of others');
  await writeFile(join(folder, 'news/.a.md.swp'), 'of an editor');
  expect(isSameContent(before, look(folder, before))).toBe(true);
});

it('a young file is told by its bytes, whatever its times say', async () => {
  const folder = await makeFolder();
  const before = look(folder);
  const file = join(folder, 'news/a.md');
  const bytes = await readFile(file);
  await utimes(file, 1, 1);
  expect(isSameContent(before, look(folder, before))).toBe(true);
  await writeFile(file, bytes.toString().toUpperCase());
  await utimes(file, 1, 1);
  expect(isSameContent(before, look(folder, before))).toBe(false);
});

it('nothing can be told of a folder that was just filled with many files', async () => {
  const folder = await makeFolder();
  await Promise.all(Array.from({ length: 600 }, (_, index) => cp(join(folder, 'news/a.md'), join(folder, `news/${index}.md`))));
  expect(printContent(lookAtContent(folder))).toBeUndefined();
});

it('what became young since an earlier look is told by its bytes from then on', async () => {
  const folder = await makeFolder();
  const settled: ContentLook = { others: 'another', pictures: [], besides: '', articles: [], young: [] };
  expect(nameYoung(look(folder, settled), folder)).toEqual(['news/a.md', 'news/b.md', 'news/c.md']);
});

it('a look is left for the next build unless a young file was changed since, whatever bytes it has in the end', async () => {
  const folder = await makeFolder();
  const printed = printContent(lookAtContent(folder));
  const keep = () => keepLook({ content: printed?.next, young: printed?.young ?? [] });
  expect(keep()).toEqual(printed?.next);
  await wait(20); // another tick of the clock
  for (const words of ['other words', 'words of a']) await writeFile(join(folder, 'news/a.md'), words);
  expect(printContent(lookAtContent(folder), printed?.next)?.look).toEqual(printed?.next);
  expect(keep()).toBeNull();
});
