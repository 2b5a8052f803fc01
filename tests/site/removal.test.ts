import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildSite, readTree, runAstro, runScript, temporaryFolder } from '../run-command.ts';
import { buildSmall, fillSmallCache, SMALL, SMALL_CLOCK } from '../small-paper.ts';

const CLOCK = { ...SMALL_CLOCK, OFFLINE: '1' };
const NUMBERS = Array.from({ length: 30 }, (_, index) => String(index + 1).padStart(2, '0'));

/** A built paper of thirty stories, which nobody changes; tests take copies. */
let built: string;

beforeAll(async () => {
  built = await temporaryFolder();
  await mkdir(join(built, 'content/news'), { recursive: true });
  await writeFile(join(built, 'content/site.yaml'), 'url: https://thirty.example\n');
  for (const number of NUMBERS) await writeFile(join(built, `content/news/story-${number}.md`), writeStory(number));
  const { status, stderr } = await buildSite(join(built, 'content'), { ...CLOCK, OUT_DIR: join(built, 'site') });
  expect([status, stderr]).toEqual([0, '']);
});

function writeStory(number: string, fields = ''): string {
  return `---
title: Story ${number}
publishedDateTime: 2026-01-${number}T08:00:00Z
originalUrl: https://thirty.example/${number}
webUrl: https://thirty.example/${number}
provider:
  name: Thirty
  domain: thirty.example
topics: [Counting]
${fields}---
`;
}

async function copyPaper() {
  const folder = await temporaryFolder();
  await cp(built, folder, { recursive: true, preserveTimestamps: true });
  const [contentDir, outDir] = [join(folder, 'content'), join(folder, 'site')];
  const env = { ...CLOCK, CONTENT_DIR: contentDir, OUT_DIR: outDir, CACHE_DIR: join(folder, 'cache') };
  const fileOf = (number: string) => join(contentDir, `news/story-${number}.md`);
  const build = (args: string[] = [], others = {}) => runScript('build', { args, env: { ...env, ...others } }).ended;
  return { folder, contentDir, outDir, env, fileOf, build };
}

/** Story 1 to 10, then how many more. */
const FIRST_TEN = NUMBERS.slice(0, 10).map((number) => `  /news/story-${number}/\n`);

describe('a build that would take articles off the site', () => {
  it('by accident, since the content folder is empty, ends before it writes, with or without a record', async () => {
    const { contentDir, outDir, env, build } = await copyPaper();
    await rm(join(contentDir, 'news'), { recursive: true });
    const first = await build();
    expect(first.stderr).toMatch(/^Nothing was built: \S+content\/ has no article to publish, and 30 articles would go from \S+site\/:\n/);
    expect(first.stderr).toContain(`${FIRST_TEN.join('')}  and 20 more\nSee whether CONTENT_DIR is the right folder`);
    expect(first.stderr).toContain('If they are to go: npm run build -- --allow-removal\n');
    const others = [await runScript('start', { env }).ended, await runAstro('build', { env }).ended];
    expect([first, ...others].map(({ status }) => status)).toEqual([1, 1, 1]);
    expect(await readTree(outDir)).toEqual(await readTree(join(built, 'site')));
    await rm(`${outDir}-files.json`);
    await rm(env.CACHE_DIR, { recursive: true, force: true });
    expect(await build()).toMatchObject({ status: 1, stderr: first.stderr });
    expect((await build(['--allow-removal'])).status).toBe(0);
    expect(await readTree(outDir)).toEqual(await readTree((await buildSite(contentDir, CLOCK)).outDir));
  });

  it('does so with ten, however many there are, and not with eleven of thirty unless it is told to', async () => {
    const { fileOf, build } = await copyPaper();
    for (const number of NUMBERS.slice(0, 10)) await rm(fileOf(number));
    const ten = await build();
    expect(ten.status).toBe(0);
    const list = NUMBERS.slice(0, 10).map((number) => `/news/story-${number}/`);
    expect(ten.stderr).toBe(
      `warning: 10 addresses that were published before are not found any more, as no file has the story: ${list.join(', ')}; to lead readers elsewhere, name it under aliases in an article\n`,
    );
    for (const number of NUMBERS.slice(10, 21)) await rm(fileOf(number));
    const refused = await build();
    expect(refused.stderr).toContain('Nothing was built: 11 of 20 articles would go from ');
    expect(refused.stderr).toContain('  /news/story-20/\n  and 1 more\nBring them back.');
    expect(refused.status).toBe(1);
    const allowed = await build(['--allow-removal']);
    expect(allowed.stdout).toContain('9 articles published');
    expect(allowed.stderr).toContain('11 addresses that were published before');
    expect(await build()).toMatchObject({ status: 0, stderr: '' });
  });

  it('is refused where one field is misspelt in every file, and says which files have errors', async () => {
    const { fileOf, build } = await copyPaper();
    for (const number of NUMBERS) await writeFile(fileOf(number), writeStory(number).replace('publishedDateTime', 'publishedDate'));
    const { status, stderr } = await build(['--keep-going']);
    expect(stderr).toMatch(/ {2}\/news\/story-01\/ \(\S+content\/news\/story-01\.md has an error\)\n/);
    expect(status).toBe(1);
  });

  it('is refused where the clock is wrong', async () => {
    const { build } = await copyPaper();
    expect(await build([], { SOURCE_DATE_EPOCH: '86400' })).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('30 articles would go'),
    });
  });

  it('may take all that authors took off it themselves', async () => {
    const { fileOf, build } = await copyPaper();
    for (const number of NUMBERS) await writeFile(fileOf(number), writeStory(number, 'published: false\n'));
    const { status, stdout, stderr } = await build();
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('0 articles published (30 unpublished)');
  });

  it('may change to the articles of another folder, and says so', async () => {
    const { outDir, env, build } = await copyPaper();
    await fillSmallCache(env.CACHE_DIR);
    const { status, stdout, stderr } = await build([], { CONTENT_DIR: SMALL });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^\S+site\/ held the paper of \S+content\/, and now takes that of tests\/fixtures\/small\/$/m);
    expect(await readTree(outDir)).toEqual(await readTree(await buildSmall()));
    const { files, content } = JSON.parse(await readFile(`${outDir}-files.json`, 'utf8'));
    expect(files).not.toContain('news/story-01/index.html');
    expect(content).toMatch(/tests\/fixtures\/small$/);
  });
});

describe('a published address that ends', () => {
  it('is told once, with the line that keeps it: after a rename, and after an alias was lost', async () => {
    const { fileOf, build } = await copyPaper();
    await writeFile(fileOf('02'), writeStory('02', 'aliases: [/once/02/]\n'));
    expect((await build()).status).toBe(0);
    // The slug stays; an alias leads from the old one; the address of the source tells; the title does; the identity does.
    await rename(fileOf('01'), fileOf('01').replace('story-01', 'sub-01'));
    await writeFile(fileOf('01').replace('story-01', 'sub-01'), writeStory('01', 'slug: story-01\n'));
    const renames = [
      ['02', writeStory('02', 'aliases: [/elsewhere/]\n')],
      ['03', writeStory('03', 'aliases: [story-03]\n')],
      ['04', writeStory('04').replace('title: Story', 'title: Another')],
      ['05', writeStory('05').replaceAll('thirty.example/05', 'thirty.example/five')],
      ['06', writeStory('99', 'id: story-06\n').replace('01-99', '01-06')],
    ] as const;
    for (const [number, text] of renames) {
      await rm(fileOf(number));
      await writeFile(fileOf(`${number}-again`), text);
    }
    const { status, stderr } = await build();
    const keep = (number: string, gone: string, aliases: string) =>
      expect.stringMatching(
        new RegExp(
          `content/news/story-${number}-again\\.md:2:1 {2}warning: ${gone} of this story .* keep it with: aliases: \\[${aliases}\\]$`,
        ),
      );
    expect(stderr.trim().split('\n').toSorted()).toEqual([
      keep('02', '/news/story-02/, /once/02/', '/elsewhere/, /news/story-02/, /once/02/'),
      keep('04', '/news/story-04/', '/news/story-04/'),
      keep('05', '/news/story-05/', '/news/story-05/'),
      keep('06', '/news/story-06/', '/news/story-06/'),
    ]);
    expect(status).toBe(0);
    expect(await build()).toMatchObject({ status: 0, stderr: '' });
  });

  it('is no news where an author unpublished or postponed the story', async () => {
    const { fileOf, build } = await copyPaper();
    await writeFile(fileOf('01'), writeStory('01', 'published: false\n'));
    await writeFile(fileOf('02'), writeStory('02').replace('2026-01', '2027-01'));
    expect(await build()).toMatchObject({ status: 0, stderr: '' });
  });
});
