import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { countMistakes, formatProblem } from '../../src/content/problems/problem.ts';
import type { Publication } from '../../src/content/publication.ts';
import { readPublication } from '../../src/content/read/read-publication.ts';
import { temporaryFolder } from '../run-command.ts';

const CASES = join(import.meta.dirname, '../fixtures/bad-content');
const NOW = new Date('2026-04-01T00:00:00Z');
/** Parts of every sealed text in the fixtures: ciphertext, vector, and the ones that are no base64. */
const SEALED = /U0VBTEVE|SVZJVk|SEALED|534541474544/;

const GOOD_ARTICLE = `---
title: "Bridge opens after ten years"
publishedDateTime: 2026-03-01T09:30:00+01:00
originalUrl: "https://example.com/bridge"
provider:
  name: Example News
  domain: example.com
---
`;

function read(contentDir: string): Promise<Publication> {
  return readPublication({ contentDir, now: NOW, includesDrafts: false, overrides: { url: 'https://paper.example' } });
}

function listProblems({ problems }: Publication): string[] {
  // What is expected of a paper lies in its folder.
  return problems.filter(({ file }) => file !== 'expected.txt').map(formatProblem);
}

describe('the message for', () => {
  const names = readdirSync(CASES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();

  for (const name of names) {
    it(name.replaceAll('-', ' '), async () => {
      const expected = readFileSync(join(CASES, name, 'expected.txt'), 'utf8')
        .split('\n')
        .slice(0, -1);

      const publication = await read(join(CASES, name));

      expect(listProblems(publication)).toEqual(expected);
      expect(expected).not.toEqual([]);
      const broken = publication.problems.filter(({ severity }) => severity === 'error').map(({ file }) => file);
      expect(publication.setAside).toEqual(expect.arrayContaining(broken));
      expect(publication.articles.map(({ file }) => file).filter((file) => publication.setAside.includes(file))).toEqual([]);
      expect(listProblems(publication).join('\n')).not.toMatch(SEALED);
      expect(JSON.stringify(publication.articles)).not.toMatch(SEALED);
    });
  }

  it('at least 75 kinds of mistakes is written down', () => {
    expect(names.length).toBeGreaterThanOrEqual(75);
  });
});

describe('a warning', () => {
  it.each(['an-unknown-field-weburl', 'a-video-of-an-unknown-player', 'a-sealed-text-under-another-name'])(
    'keeps no article off the site: %s',
    async (name) => {
      const { articles, setAside } = await read(join(CASES, name));
      expect(articles.map(({ file }) => file)).toEqual(['news/bridge.md']);
      expect(setAside).toEqual([]);
    },
  );

  it('leaves other files alone when one is not read for its ending', async () => {
    const { articles } = await read(join(CASES, 'a-markdown-file-with-another-ending'));
    expect(articles.map(({ file }) => file)).toEqual(['news/bridge.md']);
  });
});

describe('an error', () => {
  it('in some files leaves the others on the site', async () => {
    const { articles, setAside } = await read(join(CASES, 'mistakes-in-several-files'));
    expect(articles.map(({ file }) => file)).toEqual(['news/good.md']);
    expect(setAside).toEqual([
      'news/Z.md',
      'news/a.md',
      'news/a/tunnel.md',
      'news/b/bridge.md',
      'providers/example.yaml',
      'site.yaml',
      'topics/science.yaml',
    ]);
  });

  it('keeps every article off the site that names the refused topic, though one line tells of it', async () => {
    const { articles, setAside } = await read(join(CASES, 'two-topics-with-one-address'));
    expect(articles.map(({ file }) => file)).toEqual(['news/bridge.md']);
    expect(setAside).toEqual(['news/canal.md', 'news/tunnel.md']);
  });

  it('of one slug in two files leaves the older article its address', async () => {
    const { articles } = await read(join(CASES, 'one-slug-in-two-folders'));
    expect(articles.map(({ file }) => file)).toEqual(['news/2025/bridge.md']);
  });

  it('of one slug in two files takes the address from the draft, however old', async () => {
    const { articles } = await read(join(CASES, 'a-conflict-with-a-draft'));
    expect(articles.map(({ file }) => file)).toEqual(['news/2026/bridge.md']);
  });

  it('in site.yaml leaves the defaults in force', async () => {
    const { site } = await read(join(CASES, 'a-page-size-in-words'));
    expect(site).toMatchObject({ title: 'Broadsheet', pageSize: 20 });
  });
});

describe('the fixture of Unicode forms', () => {
  it('has a file name in composed and one in decomposed form on this disk', async () => {
    const folder = join(CASES, 'slugs-that-differ-only-in-unicode-form/news');
    expect(await readdir(join(folder, '2025'))).toEqual(['br\u00fccke.md']);
    expect(await readdir(join(folder, '2026'))).toEqual(['bru\u0308cke.md']);
  });
});

describe('an alias bomb', () => {
  // Unpacked, it would take more memory than there is.
  it('ends in an error', async () => {
    const publication = await read(join(CASES, 'an-alias-bomb'));
    expect(publication.setAside).toEqual(['news/bridge.md']);
  });
});

describe('a file made on the spot', () => {
  let contentDir: string;
  const news = (name: string) => join(contentDir, 'news', name);

  beforeEach(async () => {
    contentDir = await temporaryFolder();
    await mkdir(join(contentDir, 'news'));
    await writeFile(news('good.md'), GOOD_ARTICLE);
  });

  async function expectOnly(...lines: string[]) {
    const publication = await read(contentDir);
    expect(listProblems(publication)).toEqual(lines);
    expect(publication.articles.map(({ file }) => file)).toEqual(['news/good.md']);
  }

  it('larger than 5 MB is refused with its size', async () => {
    await writeFile(news('long.md'), `${GOOD_ARTICLE}${'All work and no play.\n'.repeat(300_000)}`);
    await expectOnly('news/long.md:1:1  the file is larger than 5 MB, found 6.3 MB; move pictures and data into files of their own');
  });

  it('of exactly 5 MB is read, and of one byte more is not', async () => {
    const limit = 5 * 1024 * 1024;
    await writeFile(news('full.md'), GOOD_ARTICLE.padEnd(limit, 'x'));
    await writeFile(news('over.md'), GOOD_ARTICLE.padEnd(limit + 1, 'x'));
    const { articles, setAside } = await read(contentDir);
    expect(articles.map(({ slug }) => slug)).toEqual(['full', 'good']);
    expect(setAside).toEqual(['news/over.md']);
  });

  it('with front matter over 256 KB is refused with its size', async () => {
    await writeFile(news('long.md'), GOOD_ARTICLE.replace('provider:', `excerpt: "${'word '.repeat(60_000)}"\nprovider:`));
    await expectOnly('news/long.md:1:1  the front matter is larger than 256 KB, found 294 KB; move long text below the second ---');
  });

  it('that is a link to another article is refused', async () => {
    await symlink(news('good.md'), news('link.md'));
    await expectOnly('news/link.md:1:1  this is a link, a folder or a device, not a file; commit the file itself');
  });

  it('that is a link to a file outside the content folder is refused, and its text is not read', async () => {
    const outside = await temporaryFolder();
    await writeFile(join(outside, 'secret.md'), GOOD_ARTICLE.replace('Bridge', 'Secret'));
    await symlink(join(outside, 'secret.md'), news('link.md'));
    await expectOnly('news/link.md:1:1  this is a link, a folder or a device, not a file; commit the file itself');
  });

  it('that is a link to nothing is refused', async () => {
    await symlink(news('gone.md'), news('link.md'));
    await expectOnly('news/link.md:1:1  this is a link, a folder or a device, not a file; commit the file itself');
  });

  it('behind a link to a folder is not read', async () => {
    const outside = await temporaryFolder();
    await writeFile(join(outside, 'secret.md'), GOOD_ARTICLE.replace('Bridge', 'Secret'));
    await symlink(outside, news('link'));
    await expectOnly('news/link:1:1  warning: this link is not followed; commit the files themselves');
  });

  it('that is a folder with an ending of .md is no article', async () => {
    await mkdir(news('folder.md'));
    await expectOnly();
  });

  it('with forty mistakes of a kind is told of ten, and how many more there are', async () => {
    await writeFile(news('long.md'), GOOD_ARTICLE.replace('provider:', `topics:\n${'  - 7\n'.repeat(40)}provider:`));
    const { problems } = await read(contentDir);
    expect(problems.map(({ line }) => line)).toEqual(Array.from({ length: 11 }, (_, index) => index + 6));
    expect(problems.at(-1)).toMatchObject({ severity: 'error', message: '… and 30 more like it', count: 30 });
    expect(countMistakes(problems)).toBe(40);
  });
});
