import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPublication } from '../../src/content/read/read-publication.ts';
import { temporaryFolder } from '../run-command.ts';
import { HOSTILE_FIELDS } from './hostile-fields.ts';

/** Bytes; front matter may have a little more. */
const SIZE = 250_000;

describe('the worst of front matter', () => {
  // Some of it took minutes to read once.
  it('is read, and told of in lines of a length to read', { timeout: 300_000 }, async () => {
    const contentDir = await temporaryFolder();
    await mkdir(join(contentDir, 'news'));
    for (const [index, { make }] of HOSTILE_FIELDS.entries()) await writeFile(join(contentDir, `news/f${index}.md`), make(SIZE));
    await writeFile(join(contentDir, 'site.yaml'), 'fields: {when: publishedDateTime, labels: topics, cover: images, was: aliases}\n');
    const now = new Date('2026-06-01T00:00:00Z');
    const { articles, withdrawn, setAside, problems } = await readPublication({ contentDir, now, includesDrafts: false });
    expect(articles.length + withdrawn.length + setAside.length).toBe(HOSTILE_FIELDS.length);
    for (const [index, { name }] of HOSTILE_FIELDS.entries()) {
      const ofFile = problems.filter(({ file }) => file === `news/f${index}.md`);
      expect([name, ofFile.length <= 40, ofFile.find(({ message }) => message.length > 500)]).toEqual([name, true, undefined]);
    }
  });

  it.each(HOSTILE_FIELDS)('has $name of about the size that is asked for', ({ make }) => {
    for (const size of [0, 1000]) expect(Math.abs(make(size).length - size)).toBeLessThan(1000);
  });
});
