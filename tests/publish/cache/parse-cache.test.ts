import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeForm, OWN_FORM } from '../../../src/content/foreign/article-form.ts';
import { parseArticle } from '../../../src/content/read/parse-article.ts';
import { openParseCache } from '../../../src/publish/cache/parse-cache.ts';
import { temporaryFolder } from '../../run-command.ts';

const FILE = 'news/2026/2026-01-01-first-light.md';
const SMALL = 'tests/fixtures/small';

/** Reads a file with a new cache on the folder, as the next build does. */
async function parseWith(cacheDir: string, bytes: Buffer, code = 'code', form = OWN_FORM) {
  const cache = await openParseCache(cacheDir, code);
  const result = cache.parse(FILE, bytes, form);
  await cache.save();
  return { result, ...cache.counts };
}

describe('the cache of what was read', () => {
  it('gives back what parsing gave, dates and warnings included', async () => {
    const cacheDir = await temporaryFolder();
    const bytes = Buffer.concat([await readFile(join(SMALL, FILE)), Buffer.from('\nA body.\n')]);
    const odd = Buffer.from(bytes.toString().replace('heat:', 'heet:'));
    expect(await parseWith(cacheDir, odd)).toEqual({ result: parseArticle(FILE, odd), parsed: 1, reused: 0 });
    expect(parseArticle(FILE, odd).problems).toHaveLength(1);
    expect(await parseWith(cacheDir, odd)).toEqual({ result: parseArticle(FILE, odd), parsed: 0, reused: 1 });
    expect(await parseWith(cacheDir, bytes)).toEqual({ result: parseArticle(FILE, bytes), parsed: 1, reused: 0 });
  });

  it('knows nothing of files that were read under other names', async () => {
    const cacheDir = await temporaryFolder();
    const bytes = Buffer.from('---\ntitle: First light\npublishedDateTime: 2026-01-01T00:00:00Z\nsummary: Light.\n---\n');
    const form = describeForm({ fields: { summary: 'excerpt' }, timeZone: 'UTC' });
    expect(await parseWith(cacheDir, bytes)).toMatchObject({ result: { article: { excerpt: '' } }, parsed: 1 });
    for (const parsed of [1, 0]) {
      expect(await parseWith(cacheDir, bytes, 'code', form)).toMatchObject({
        result: { article: { excerpt: 'Light.' }, problems: [] },
        parsed,
      });
    }
    expect(await parseWith(cacheDir, bytes)).toMatchObject({ result: { article: { excerpt: '' } }, parsed: 1 });
  });

  it('keeps what a few builds added beside the rest, and forgets what was deleted', async () => {
    const cacheDir = await temporaryFolder();
    const bytes = await readFile(join(SMALL, FILE));
    const names = Array.from({ length: 100 }, (_, index) => `news/${index}.md`);
    const build = async (files: readonly string[], text: string) => {
      const cache = await openParseCache(cacheDir, 'code');
      const results = files.map((file, index) =>
        cache.parse(file, index === 0 ? Buffer.concat([bytes, Buffer.from(text)]) : bytes, OWN_FORM),
      );
      await cache.save();
      expect(results.every((result, index) => result.article?.body === (index === 0 ? text : ''))).toBe(true);
      return cache.counts;
    };
    const sizeOf = async (name: string) => (await stat(join(cacheDir, name))).size;
    expect(await build(names, 'one')).toEqual({ parsed: 100, reused: 0 });
    const size = await sizeOf('articles.v8');
    expect(await build(names, 'two')).toEqual({ parsed: 1, reused: 99 });
    expect(await build(names, 'two')).toEqual({ parsed: 0, reused: 100 });
    expect(await sizeOf('articles.v8')).toBe(size);
    expect(await build(names, 'three')).toEqual({ parsed: 1, reused: 99 });
    expect(await build(names.slice(0, 80), 'three')).toEqual({ parsed: 0, reused: 80 });
    expect(await sizeOf('articles.v8')).toBeLessThan(size);
  });

  it('counts for nothing after a change of code, cut off, damaged or replaced', async () => {
    const cacheDir = await temporaryFolder();
    const bytes = await readFile(join(SMALL, FILE));
    const path = join(cacheDir, 'articles.v8');
    await parseWith(cacheDir, bytes);
    const whole = await readFile(path);
    const flipped = Buffer.from(whole);
    flipped[whole.length - 40] = (flipped[whole.length - 40] ?? 0) ^ 1;
    for (const damaged of [whole.subarray(0, -1), whole.subarray(0, 10), flipped, Buffer.alloc(0), Buffer.from('text')]) {
      await writeFile(path, damaged);
      expect(await parseWith(cacheDir, bytes)).toEqual({ result: parseArticle(FILE, bytes), parsed: 1, reused: 0 });
    }
    expect((await parseWith(cacheDir, bytes, 'other code')).parsed).toBe(1);
    expect((await parseWith(cacheDir, bytes, 'other code')).reused).toBe(1);
  });

  it('never holds a sealed text', async () => {
    const cacheDir = await temporaryFolder();
    const file = await readFile(join(SMALL, 'news/2026/2026-01-03-hosted.md'));
    const sealed = Buffer.from(
      file.toString().replace(/^title:/m, 'secured: "c2VjcmV0IHRleHQgb2Ygb3Vycw==;AAECAwQFBgcICQoLDA0ODw=="\ntitle:'),
    );
    await parseWith(cacheDir, sealed);
    expect((await readFile(join(cacheDir, 'articles.v8'))).includes('c2VjcmV0')).toBe(false);
  });
});
