import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../../src/command/environment.ts';
import { createPreviewReader } from '../../../src/publish/preview/preview-reader.ts';
import { temporaryFolder } from '../../run-command.ts';
import { expectSame } from './expect-same.ts';

const FILE = 'news/2026/2026-01-03-hosted.md';

async function openReader() {
  const folder = await temporaryFolder();
  const contentDir = join(folder, 'content');
  await cp('tests/fixtures/small', contentDir, { recursive: true });
  const environment = { ...readEnvironment({}, '.'), contentDir, cacheDir: join(folder, 'cache') };
  const reader = await createPreviewReader(environment);
  const first = await reader.read(environment);
  /** Changes a file as an editor does, and tells the reader. */
  const change = async (file: string, edit: (text: string) => string) => {
    const path = join(contentDir, file);
    await writeFile(path, edit(await readFile(path, 'utf8').catch(() => '')));
    reader.forget(path);
  };
  return { reader, environment, contentDir, first, change };
}

/** What a reader says that has seen nothing before. */
async function readAnew(environment: Awaited<ReturnType<typeof openReader>>['environment']) {
  return (await createPreviewReader({ ...environment, cacheDir: await temporaryFolder() })).read(environment);
}

describe('reading for the preview', () => {
  it.each<[string, string, (text: string) => string]>([
    ['another body', FILE, (text) => `${text}\n\nA new last line.\n`],
    ['another headline', FILE, (text) => text.replace(/^title: .*$/m, 'title: "Another headline"')],
    ['a headline that is missing', FILE, (text) => text.replace(/^title: .*\n/m, '')],
    ['an unknown field', FILE, (text) => text.replace('---\n', '---\nheet: 3\n')],
    ['another date', FILE, (text) => text.replace(/^publishedDateTime: .*$/m, 'publishedDateTime: 2020-01-01T00:00:00Z')],
    ['an error of its own', FILE, (text) => text.replace(/^publishedDateTime: .*$/m, 'publishedDateTime: yesterday')],
    ['no publication', FILE, (text) => text.replace(/^title: /m, 'published: false\ntitle: ')],
    ['more attention', FILE, (text) => text.replace(/^title: /m, 'heat: 90\n$&')],
    ['another topic', FILE, (text) => text.replace('---\n', '---\ntopics: [Brand New]\n').replace(/^topics:\n(?: +-.*\n)+/m, '')],
    ['a slug that is taken', FILE, (text) => text.replace('---\n', '---\nslug: 2026-01-01-first-light\n')],
    ['a picture that does not exist', FILE, (text) => `${text}\n\n![A lamp](images/missing.png)\n`],
    ['another article', 'news/another.md', () => '---\ntitle: Another\npublishedDateTime: 2026-01-04T08:00:00Z\n---\nWords.\n'],
    ['another file', 'news/new.md', () => '---\ntitle: New\n---\n'],
    ['a topic file', 'topics/new.yaml', () => '_id: new\nname: New\n'],
    ['other settings', 'site.yaml', (text) => `${text}\npageSize: 2\n`],
    ['other names of fields', 'site.yaml', (text) => `${text}\nfields: {tags: topics, quality: heat}\n`],
    ['other pictures', 'site.yaml', (text) => `${text}\nimages: {fetch: all, stock: [images/moon.jpg]}\n`],
  ])('says after %s what reading everything anew says', async (_what, file, edit) => {
    const { reader, environment, change } = await openReader();
    await change(file, edit);
    expectSame(await reader.read(environment), await readAnew(environment));
  });

  it('follows one change after another, and a file that goes', async () => {
    const { reader, environment, contentDir, first, change } = await openReader();
    await change(FILE, (text) => `${text}\nOne.\n`);
    const second = await reader.read(environment);
    expect(second).not.toEqual(first);
    await change(FILE, (text) => `${text}\nTwo.\n`);
    expectSame(await reader.read(environment), await readAnew(environment));
    await rm(join(contentDir, FILE));
    reader.forget(join(contentDir, FILE));
    const last = await reader.read(environment);
    expectSame(last, await readAnew(environment));
    expect(last.articles).toHaveLength(first.articles.length - 1);
  });

  it('follows a folder that is put in the place of another', async () => {
    const { reader, environment, contentDir } = await openReader();
    const folder = join(contentDir, 'news/2026');
    await cp(folder, join(contentDir, '../other'), { recursive: true });
    const other = join(contentDir, '../other/2026-01-03-hosted.md');
    await writeFile(other, (await readFile(other, 'utf8')).replace(/^title: .*$/m, 'title: "From another folder"'));
    await rename(folder, join(contentDir, '../before'));
    await rename(join(contentDir, '../other'), folder);
    reader.forget(folder);
    const publication = await reader.read(environment);
    expectSame(publication, await readAnew(environment));
    expect(publication.articles.map(({ title }) => title)).toContain('From another folder');
  });
});
