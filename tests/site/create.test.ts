import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createPaper } from '../../scripts/create/create-paper.ts';
import { formatProblem } from '../../src/content/problems/problem.ts';
import { readPublication } from '../../src/content/read/read-publication.ts';
import { checkHtml } from '../check-html.ts';
import { buildSite, ENGINE_DIR, readTree, runScript, temporaryFolder } from '../run-command.ts';

const FLAGS = ['--name=The Tide & "Table"', '--language=en-GB', '--address=https://tide.example/paper/'];

const NOBODY = 'nobody answers here; say it by flag, as in --name="The Daily Example"';

/** @param answers what stands on its input, as if typed */
async function create(args: string[], { cwd, answers = '' }: { cwd?: string; answers?: string } = {}) {
  const { child, ended } = runScript('create', { args, cwd: cwd ?? (await temporaryFolder()), env: { TZ: 'Europe/Berlin' } });
  child.stdin.end(answers);
  return ended;
}

describe('npm run create', () => {
  it('starts a paper of flags, without a problem in it, that builds as it says', { timeout: 300_000 }, async () => {
    const cwd = await temporaryFolder();
    const { status, stdout, stderr } = await create(['my-paper', ...FLAGS], { cwd });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('  cd my-paper/ && npm install && npm run dev\n');
    const contentDir = join(cwd, 'my-paper/content');
    const { problems, articles, site } = await readPublication({ contentDir, now: new Date(), includesDrafts: false });
    expect(problems.map(formatProblem)).toEqual([]);
    expect(articles).toHaveLength(3);
    const settings = {
      title: 'The Tide & "Table"',
      language: 'en-GB',
      url: 'https://tide.example',
      base: '/paper/',
      timeZone: 'Europe/Berlin',
    };
    expect(site).toMatchObject(settings);
    const built = await buildSite(contentDir, { OUT_DIR: join(cwd, 'my-paper/dist') });
    expect([built.status, built.stdout]).toEqual([0, expect.stringContaining('3 articles published')]);
    expect(await checkHtml(built.outDir)).toEqual([]);
  });

  it('asks for what no flag says', async () => {
    const cwd = await temporaryFolder();
    expect(await create(['paper', '--language=de'], { cwd, answers: 'Das Blatt\n\n' })).toMatchObject({ status: 0, stderr: '' });
    const settings = await readFile(join(cwd, 'paper/content/site.yaml'), 'utf8');
    expect(settings).toMatch(/^title: "Das Blatt"\n[\s\S]*^# url: https[\s\S]*^language: de\n/m);
    expect(await readFile(join(cwd, 'paper/content/news/why-we-begin.md'), 'utf8')).toContain('\nlanguage: en\n');
    const others = [...(await readTree(join(cwd, 'paper'))).keys()].filter((path) => !path.startsWith('content/'));
    expect(others).toEqual(['.gitignore', '.npmrc', 'README.md', 'package.json', 'theme/README.md']);
    const { name, dependencies } = JSON.parse(await readFile(join(cwd, 'paper/package.json'), 'utf8')) as Record<string, unknown>;
    expect([name, dependencies]).toEqual(['paper', { broadsheet: `file:${relative(join(cwd, 'paper'), ENGINE_DIR)}` }]);
  });

  it('writes over nothing', async () => {
    const cwd = await temporaryFolder();
    await mkdir(join(cwd, 'paper/content'), { recursive: true });
    await writeFile(join(cwd, 'paper/content/mine.txt'), 'mine');
    await writeFile(join(cwd, 'file'), 'mine');
    const before = await readTree(cwd);
    const there = await create(['paper', ...FLAGS], { cwd });
    expect([there.status, there.stderr]).toEqual([
      2,
      expect.stringContaining('is there already, and nothing is written over it; choose another folder'),
    ]);
    const inFile = await create(['file/paper', ...FLAGS], { cwd });
    expect([inFile.status, inFile.stderr]).toEqual([2, expect.stringMatching(/file is a file, not a folder; choose another name/)]);
    expect(await readTree(cwd)).toEqual(before);
  });

  it('keeps what a repository has already, and says so', async () => {
    const cwd = await temporaryFolder();
    await mkdir(join(cwd, 'paper/.git'), { recursive: true });
    for (const name of ['README.md', 'package.json']) await writeFile(join(cwd, 'paper', name), 'mine');
    const { status, stdout } = await create(['paper', '--engine=1.2.3', ...FLAGS], { cwd });
    expect(status).toBe(0);
    expect(stdout).toContain('There before, and as it was: README.md, package.json. Put "broadsheet": "1.2.3" among the dependencies of');
    const tree = await readTree(join(cwd, 'paper'));
    expect([tree.get('README.md'), tree.get('package.json'), tree.has('content/site.yaml')]).toEqual(['mine', 'mine', true]);
  });

  it('says so where nobody answers, or a word is too much', async () => {
    expect(await create(['paper', '--language=de'])).toMatchObject({ status: 2, stderr: expect.stringContaining(NOBODY) });
    expect(await create(['my', 'paper'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('npm run create does not know "paper"'),
    });
  });

  it.each([
    [{}, 'npm run create needs the folder to write to; write for example npm run create -- my-paper'],
    [{ FOLDER: 'p', language: 'english' }, '--language: "english" is not a language tag; write for example en-GB, de or fr'],
    [{ FOLDER: 'p', address: 'daily.example' }, '--address: "daily.example" is not a web address; write for example https://daily.example'],
    [
      { FOLDER: 'p', address: 'ftp://x.example' },
      '--address: "ftp://x.example" is not a web address; write for example https://example.com',
    ],
    [
      { FOLDER: 'p', address: 'https://a:b@x.example' },
      '--address: the address names a user or a password; write for example https://example.com',
    ],
    [
      { FOLDER: 'p', address: 'https://x.example/a%20b' },
      '--address: the path of "https://x.example/a%20b" is not a path of letters, digits and hyphens',
    ],
    [{ FOLDER: 'p', name: ' ' }, '--name: a paper needs a name, such as The Daily Example'],
    [
      { FOLDER: join(ENGINE_DIR, 'content/p'), name: 'P' },
      `a paper must not lie in ${join(ENGINE_DIR, 'content')}; choose another folder, such as ../my-paper`,
    ],
  ])('says what is wrong with %j', async (flags, message) => {
    const cwd = await temporaryFolder();
    await expect(createPaper(new Map(Object.entries(flags)), cwd)).rejects.toThrow(message);
    expect(await readTree(cwd)).toEqual(new Map());
  });
});
