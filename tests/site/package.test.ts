import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { copyEngine, copyMade } from '../../scripts/fuzz/machine.ts';
import { listFiles } from '../../src/files/list-files.ts';
import { ENGINE_DIR, readTree, runFile, runScript, temporaryFolder, waitForOrigin } from '../run-command.ts';

const CLOCK = { SOURCE_DATE_EPOCH: String(Math.floor(Date.now() / 1000)), OFFLINE: '1' };

/** Holds `node_modules/broadsheet/`, unpacked as npm does, among the packages of this checkout; and a paper. */
let home: string;
let modules: string;
let paper: string;
/** When each file of the package was written. */
let before: Map<string, number>;

const readTimes = () => new Map(listFiles(join(modules, 'broadsheet')).map(({ name, path }) => [name, statSync(path).mtimeMs]));

beforeAll(async () => {
  home = await temporaryFolder();
  [modules, paper] = [join(home, 'node_modules'), join(home, 'paper')];
  await mkdir(join(modules, 'broadsheet'), { recursive: true });
  execFileSync('tar', ['xzf', await pack(), '-C', join(modules, 'broadsheet'), '--strip-components=1']);
  for (const name of readdirSync(join(ENGINE_DIR, 'node_modules')))
    await symlink(join(ENGINE_DIR, 'node_modules', name), join(modules, name));
  before = readTimes();
  const args = ['create', 'paper', '--name=The Tide', '--language=en', '--address=https://tide.example/paper/'];
  expect(await broadsheet(args, home)).toMatchObject({ status: 0, stderr: '' });
});

/** @returns the file */
async function pack(): Promise<string> {
  const engine = join(home, 'engine');
  await copyEngine(engine);
  await copyMade(engine);
  for (const name of ['docs', 'themes', 'CHANGELOG.md', 'README.md', 'LICENSE'])
    await cp(join(ENGINE_DIR, name), join(engine, name), { recursive: true });
  execFileSync('npm', ['pack', '--pack-destination', home], { cwd: engine, stdio: 'pipe' });
  expect(existsSync(join(engine, 'lib'))).toBe(false);
  const [file = ''] = globSync(join(home, '*.tgz'));
  return file;
}

function start(args: string[], cwd = paper) {
  return runFile(join(modules, 'broadsheet/scripts/run.mjs'), { args, cwd, env: CLOCK });
}

const broadsheet = async (args: string[], cwd?: string) => start(args, cwd).ended;

/** The same paper, built by this checkout. */
async function buildHere(themeDir?: string): Promise<Map<string, string>> {
  const folder = await temporaryFolder();
  const folders = { CONTENT_DIR: join(paper, 'content'), OUT_DIR: join(folder, 'site'), CACHE_DIR: join(folder, 'cache') };
  const env = { ...CLOCK, ...folders, ...(themeDir !== undefined && { THEME_DIR: themeDir }) };
  expect(await runScript('build', { env, cwd: folder }).ended).toMatchObject({ status: 0, stderr: '' });
  return readTree(folders.OUT_DIR);
}

describe('the engine as a package', () => {
  it('starts a paper that depends on it, and leaves nothing else there', async () => {
    const { scripts, dependencies } = JSON.parse(await readFile(join(paper, 'package.json'), 'utf8')) as Record<string, unknown>;
    expect(scripts).toMatchObject({ build: 'broadsheet build', dev: 'broadsheet dev' });
    expect(dependencies).toEqual({ broadsheet: expect.stringMatching(/^\^\d/) });
    expect(readdirSync(home).toSorted()).toEqual(['broadsheet-0.1.0.tgz', 'engine', 'node_modules', 'paper']);
  });

  it('builds the site that a checkout builds, without bundling pages, and then knows that nothing changed', async () => {
    expect(await broadsheet(['build'])).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('3 articles published') });
    expect(await readTree(join(paper, 'dist'))).toEqual(await buildHere());
    expect(readdirSync(join(paper, '.cache/engine/bundles'))).toHaveLength(1);
    expect((await broadsheet(['build'])).stdout).toContain('0 rendered');
    expect((await broadsheet(['check'])).status).toBe(0);
    expect(existsSync(join(modules, 'broadsheet/themes/wire/theme.css'))).toBe(true);
  });

  it('takes a theme, with the same bytes as in a checkout', async () => {
    await cp(join(ENGINE_DIR, 'tests/fixtures/theme'), join(paper, 'theme'), { recursive: true });
    expect(await broadsheet(['build'])).toMatchObject({ status: 0, stderr: '' });
    const site = await readTree(join(paper, 'dist'));
    expect(site.get('index.html')).toContain('All day, every day');
    expect(site).toEqual(await buildHere(join(paper, 'theme')));
  });

  it('is told of by settings of Astro’s of the paper’s own, with which Astro’s command does the same', async () => {
    const was = await readTree(join(paper, 'dist'));
    const settings = "import { broadsheet } from 'broadsheet/integration';\n\nexport default { integrations: [broadsheet()] };\n";
    await writeFile(join(paper, 'astro.config.mjs'), settings);
    const { status, stdout } = await runFile(join(modules, 'astro/bin/astro.mjs'), { args: ['build'], cwd: paper, env: CLOCK }).ended;
    expect([status, stdout]).toEqual([0, expect.stringContaining('0 files written')]);
    expect(await readTree(join(paper, 'dist'))).toEqual(was);
    await rm(join(paper, 'astro.config.mjs'));
  });

  it('previews paper and theme, and keeps everything else to itself', async () => {
    const preview = start(['dev', '--port=0']);
    try {
      const origin = await waitForOrigin(preview);
      const ask = async (path: string) => fetch(origin + path);
      const page = await (await ask('/paper/')).text();
      expect(page).toContain('All day, every day');
      const modulePaths = [...page.matchAll(/<script type="module" src="([^"]+)"/g)].map(([, path = '']) => path.replaceAll('&amp;', '&'));
      expect(modulePaths.some((path) => path.includes('Strip.astro'))).toBe(true);
      expect(modulePaths.some((path) => path.includes('Masthead.astro'))).toBe(true);
      for (const path of modulePaths) expect([path, (await ask(path)).status]).toEqual([path, 200]);
      const kept = ['content/site.yaml', 'package.json', 'theme/components/Masthead.astro?raw'];
      for (const path of [
        ...kept.map((name) => `/${name}`),
        `/@fs${modules}/broadsheet/package.json`,
        `/@fs${modules}/broadsheet/src/site.ts`,
      ])
        expect([path, (await ask(path)).status]).toEqual([path, 404]);
    } finally {
      preview.child.kill();
      await preview.ended;
    }
  });

  it('makes all pages again once packages were upgraded, and writes those whose bytes changed', async () => {
    const lock = join(modules, '.package-lock.json');
    const text = readFileSync(lock, 'utf8');
    await rm(lock); // a link to this checkout's
    await writeFile(lock, text.replace('"version"', '"version" '));
    const { stdout } = await broadsheet(['build']);
    expect(stdout).toMatch(/render: \d+ rendered, 0 reused/);
    expect(stdout).toContain('write: 0 files written');
  });

  it('gives bots the schemas of files', async () => {
    const script = join(paper, 'check-fields.mjs');
    const code =
      "import { articleSchema } from 'broadsheet/schemas';\nconsole.log(articleSchema.safeParse({ title: 5 }).error.issues[0].message);\n";
    await writeFile(script, code);
    const { stdout } = await runFile(script, { cwd: paper }).ended;
    await rm(script);
    expect(stdout).toContain('title must be text, found the number 5');
  });

  it('names its commands, and says so of one that there is none of', async () => {
    const help = await broadsheet(['--help']);
    expect([help.status, help.stdout]).toEqual([0, expect.stringContaining('broadsheet COMMAND')]);
    const wrong = await broadsheet(['biuld']);
    expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining('there is no command "biuld"')]);
    expect(wrong.stderr).not.toMatch(/bench|fuzz|prepare/);
  });

  it('has written nothing where npm put it', () => {
    expect(readTimes()).toEqual(before);
  });
});
