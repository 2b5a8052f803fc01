import { once } from 'node:events';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withOutputLock } from '../../src/publish/output/output-lock.ts';
import { buildSite, readTree, runScript, temporaryFolder } from '../run-command.ts';
import { buildSmall, SMALL_CLOCK as CLOCK, fillSmallCache, SMALL } from '../small-paper.ts';

const BAD = '---\ntitle: 5\n---\n';

/** A copy of the small publication to change. */
async function copySmall(): Promise<string> {
  const folder = join(await temporaryFolder(), 'content');
  await cp(SMALL, folder, { recursive: true });
  return folder;
}

/** The small publication as a clean build writes it. */
const readSmall = async () => readTree(await buildSmall());

/** A copy of that, with the list of its files beside it. */
async function copySmallSite(): Promise<string> {
  const [small, outDir] = [await buildSmall(), join(await temporaryFolder(), 'site')];
  await cp(small, outDir, { recursive: true, preserveTimestamps: true });
  await cp(`${small}-files.json`, `${outDir}-files.json`);
  return outDir;
}

describe('npm run build', () => {
  it('prints all errors, exits 1 and leaves the output folder as it was', async () => {
    const content = await copySmall();
    const outDir = await copySmallSite();
    const before = await readTree(outDir);
    await writeFile(join(content, 'news/bad.md'), BAD);
    await rm(join(content, 'news/2026/2026-01-04-video.md'));
    const second = await buildSite(content, { ...CLOCK, OUT_DIR: outDir });
    expect(second.status).toBe(1);
    expect(second.stderr).toContain('/news/bad.md:2:8  title must be text, found the number 5; put it in quotes: title: "5"');
    expect(second.stderr).toContain('2 errors.\nNothing was built.');
    expect(await readTree(outDir)).toEqual(before);
  });

  it('with --keep-going sets bad files aside, builds the rest, says so and exits 0', async () => {
    const content = await copySmall();
    await writeFile(join(content, 'news/bad.md'), BAD);
    const built = await buildSite(content, CLOCK, ['--keep-going']);
    expect(built.status).toBe(0);
    expect(built.stdout).toContain(
      '6 articles published (1 unpublished, 1 article waits until 2027-06-01T08:00:00Z, 1 expired, 1 withdrawn, 1 file set aside)',
    );
    expect(built.stdout).toContain('/site-report.json');
    const report = JSON.parse(await readFile(`${built.outDir}-report.json`, 'utf8'));
    expect(report).toMatchObject({ articles: 6, unpublished: 1, expired: 1, withdrawn: 1, setAside: ['news/bad.md'] });
    expect(report.problems).toHaveLength(2);
    expect(await readTree(built.outDir)).toEqual(await readSmall());
  });

  it('publishes no picture, topic or provider of what is not shown', async () => {
    const content = await copySmall();
    await cp(join(content, 'images/moon.jpg'), join(content, 'images/draft.jpg'));
    await writeFile(join(content, 'images/draft.jpg'), Buffer.concat([await readFile(join(content, 'images/moon.jpg')), Buffer.from('x')]));
    const draft = await readFile(join(content, 'news/2026/2026-01-07-draft.md'), 'utf8');
    await writeFile(
      join(content, 'news/2026/2026-01-07-draft.md'),
      draft.replace('published: false', 'published: false\nimages: [{url: images/draft.jpg}]'),
    );
    expect(await readTree((await buildSite(content, CLOCK)).outDir)).toEqual(await readSmall());
    await writeFile(join(content, 'topics/odd.yaml'), '_id: odd\nname: Odd\nparent: Nowhere\ndescription: WALRUS\n');
    await writeFile(join(content, 'providers/window.example.yaml'), 'domain: window.example\nname: ZEBRA\nlogo: images/missing.png\n');
    const kept = await buildSite(content, CLOCK, ['--keep-going']);
    expect(kept.stdout).toContain('2 files set aside');
    expect([...(await readTree(kept.outDir)).values()].join('')).not.toMatch(/WALRUS|ZEBRA/);
  });

  it('does not set site.yaml aside: a guessed address would be worse than no build', async () => {
    const content = await copySmall();
    await writeFile(join(content, 'site.yaml'), 'url: small.example\n');
    const built = await buildSite(content, CLOCK, ['--keep-going']);
    expect(built.status).toBe(1);
    expect(built.stderr).toContain(
      '/site.yaml:1:6  url is not a web address, found "small.example"; write for example url: https://example.com',
    );
    expect(built.stderr).toContain('Nothing was built. Mend site.yaml');
  });

  it('removes the page of a deleted article and of one that has run out, and moves one when its file is renamed', async () => {
    const content = await copySmall();
    const video = await readFile(join(content, 'news/2026/2026-01-04-video.md'), 'utf8');
    await writeFile(join(content, 'news/short-lived.md'), video.replace('---\n', '---\nexpires: 2026-07-01T00:00:00Z\n'));
    const { outDir } = await buildSite(content, CLOCK);
    expect([...(await readTree(outDir)).keys()]).toContain('news/short-lived/index.html');
    const later = { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 6, 1) / 1000) };
    await rm(join(content, 'news/2026/2026-01-04-video.md'));
    await cp(join(content, 'news/2026/2026-01-02-legacy-file.md'), join(content, 'news/renamed.md'));
    await rm(join(content, 'news/2026/2026-01-02-legacy-file.md'));
    await mkdir(join(outDir, '.git'));
    await writeFile(join(outDir, '.git/HEAD'), 'kept');
    await buildSite(content, { ...later, OUT_DIR: outDir });
    const paths = [...(await readTree(outDir)).keys()];
    expect(paths).toContain('.git/HEAD');
    await rm(join(outDir, '.git'), { recursive: true });
    expect(await readTree(outDir)).toEqual(await readTree((await buildSite(content, later)).outDir));
    expect(paths.filter((path) => /video|legacy|short/.test(path))).toEqual([]);
    expect(paths).toContain('news/renamed/index.html');
  });

  it('lets two builds into one folder after each other', async () => {
    const folder = await temporaryFolder();
    const env = { ...CLOCK, CONTENT_DIR: SMALL, OUT_DIR: join(folder, 'site'), OFFLINE: '1' };
    const caches = [await fillSmallCache(join(folder, 'cache-1')), await fillSmallCache(join(folder, 'cache-2'))];
    const builds = await Promise.all(caches.map((cache) => runScript('build', { env: { ...env, CACHE_DIR: cache } }).ended));
    expect(builds.map(({ status }) => status)).toEqual([0, 0]);
    expect(await readTree(env.OUT_DIR)).toEqual(await readSmall());
    expect((await readdir(folder)).toSorted()).toEqual([
      'cache-1',
      'cache-2',
      'site',
      'site-files.json',
      'site-nginx.conf',
      'site-report.json',
    ]);
  });

  it('waits while another build is at work on the folder, says so, and reads the content after that', async () => {
    const content = await copySmall();
    const folder = await temporaryFolder();
    const outDir = join(folder, 'site');
    const env = { ...CLOCK, CONTENT_DIR: content, OUT_DIR: outDir, CACHE_DIR: await fillSmallCache(), OFFLINE: '1' };
    let waiting: ReturnType<typeof runScript> | undefined;
    await withOutputLock(
      outDir,
      () => {},
      async () => {
        waiting = runScript('build', { env });
        await once(waiting.child.stderr, 'data');
        await rm(join(content, 'news/2026/2026-01-04-video.md'));
      },
    );
    const waited = await waiting?.ended;
    expect(waited?.status).toBe(0);
    expect(waited?.stderr).toMatch(/^another build is at work on .*site\/; waiting until it is done\n$/);
    expect(await readTree(outDir)).toEqual(await readTree((await buildSite(content, CLOCK)).outDir));
  });

  it('renders what an edit touches and nothing else, and names it with --verbose', async () => {
    const content = await copySmall();
    const folder = await temporaryFolder();
    const env = { ...CLOCK, CONTENT_DIR: content, OUT_DIR: join(folder, 'site'), CACHE_DIR: await fillSmallCache(), OFFLINE: '1' };
    const build = async () => {
      const { stdout } = await runScript('build', { env, args: ['--verbose'] }).ended;
      return stdout
        .split('\n')
        .filter((line) => /\((?:new|changed|not as it was left)\)$/.test(line) && !/^api|(?:xml|json|txt) /.test(line));
    };
    expect((await build()).length).toBeGreaterThan(20);
    expect(await build()).toEqual([]);
    await rm(join(env.OUT_DIR, 'topics/quiet/index.html'));
    expect(await build()).toEqual(['topics/quiet/index.html (not as it was left)']);
    const path = join(content, 'news/2026/2026-01-02-legacy-file.md');
    await writeFile(path, (await readFile(path, 'utf8')).replace(/^title: .*$/m, 'title: "Another headline"'));
    const lines = await build();
    expect(lines).toContain('news/2026-01-02-legacy-file/index.html (changed)');
    // Those before and after it, and none further away.
    expect(lines.filter((line) => line.startsWith('news/'))).toHaveLength(3);
  });

  it('writes the same bytes twice, whatever the cache, the working directory and the time zone', async () => {
    const folder = await temporaryFolder();
    const outDir = join(folder, 'elsewhere');
    const { status } = await runScript('build', {
      cwd: folder,
      env: { ...CLOCK, CONTENT_DIR: SMALL, OUT_DIR: 'elsewhere', CACHE_DIR: 'cache', TZ: 'Asia/Tokyo', LANG: 'de_DE.UTF-8' },
    }).ended;
    expect(status).toBe(0);
    expect(await readTree(outDir)).toEqual(await readSmall());
  });

  it('lets the environment override the address and the base path, and the clock decide what is published', async () => {
    const built = await buildSite(SMALL, {
      SITE_URL: 'https://moved.example',
      BASE_PATH: 'paper',
      SOURCE_DATE_EPOCH: String(Date.UTC(2028, 0, 1) / 1000),
    });
    const future = await readFile(join(built.outDir, 'news/2027-06-01-future/index.html'), 'utf8');
    expect(future).toContain('<link rel="canonical" href="https://moved.example/paper/news/2027-06-01-future/">');
    expect(built.stdout).toContain('7 articles published (1 unpublished, 1 expired, 1 withdrawn)');
  });

  it('knows its own folder also where the 404 page was lost or damaged', async () => {
    const outDir = await copySmallSite();
    const before = await readTree(outDir);
    await writeFile(join(outDir, '404.html'), 'damaged');
    expect((await buildSite(SMALL, { ...CLOCK, OUT_DIR: outDir })).stderr).toBe('');
    expect(await readTree(outDir)).toEqual(before);
  });

  it('refuses a folder with somebody else’s files', async () => {
    const outDir = await temporaryFolder();
    await writeFile(join(outDir, 'thesis.txt'), 'years of work');
    const built = await buildSite(SMALL, { ...CLOCK, OUT_DIR: outDir });
    expect(built.status).toBe(2);
    expect(built.stderr).toContain('OUT_DIR holds files that Broadsheet did not write');
    expect(await readFile(join(outDir, 'thesis.txt'), 'utf8')).toBe('years of work');
  });

  it('builds an empty publication, whose pages speak to readers, and says in the terminal how to begin', async () => {
    const content = await temporaryFolder();
    const built = await buildSite(content, CLOCK);
    expect(built.status).toBe(0);
    expect(built.stdout).toContain(`put the first article into ${content}/news/`);
    for (const [path, said] of [
      ['', 'No stories yet. The first ones will appear here.'],
      ['trending/', 'No stories yet. The first ones will appear here.'],
      ['archive/', 'No stories yet.'],
      ['topics/', 'No topics yet.'],
      ['providers/', 'No sources yet.'],
    ])
      expect(await readFile(join(built.outDir, `${path}index.html`), 'utf8')).toMatch(new RegExp(`<p class="empty"[^>]*>${said}</p>`));
  });

  it.each([
    [['--keepgoing'], {}, 'npm run build does not know "--keepgoing"; did you mean --keep-going?'],
    [['--job=2'], {}, 'npm run build does not know "--job=2"; did you mean --jobs=N?'],
    [['--jobs=0'], {}, '--jobs must be a number from 1, found "0"; write for example --jobs=4'],
    [['--jobs'], {}, '--jobs must be a number from 1, found ""'],
    [['content'], {}, 'npm run build does not know "content"'],
    [['--keep-going=yes'], {}, 'npm run build does not know "--keep-going=yes"; did you mean --keep-going?'],
    [[], { CONTENT_DIR: 'no/such/folder' }, 'CONTENT_DIR is no folder'],
    [[], { SOURCE_DATE_EPOCH: 'tomorrow' }, 'SOURCE_DATE_EPOCH must be whole seconds since 1970, found "tomorrow"'],
    [[], { SITE_URL: 'example.com' }, 'SITE_URL is not a web address, found "example.com"'],
    [[], { SITE_URL: 'https://example.com/news' }, 'SITE_URL has a path, found "https://example.com/news"; give the path as BASE_PATH'],
    [[], { SITE_URL: 'https://me:word@example.com' }, 'SITE_URL names a user or a password; write for example'],
    [[], { BASE_PATH: '/a b/' }, 'BASE_PATH is not a path'],
    [[], { OUT_DIR: 'package.json' }, 'CACHE_DIR and OUT_DIR must be folders, found a file'],
    [[], { OUT_DIR: '.' }, 'OUT_DIR must not hold'],
    [[], { OUT_DIR: 'src/site' }, 'OUT_DIR must not lie in'],
  ])('exits 2 on wrong usage: %j %j', async (args, env, message) => {
    const { status, stderr } = await runScript('build', { args, env: { CONTENT_DIR: SMALL, ...env } }).ended;
    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });

  it('explains itself with --help', async () => {
    const { status, stdout } = await runScript('build', { args: ['--help'] }).ended;
    expect(stdout).toContain('--keep-going     sets files with errors aside and builds the rest');
    expect(status).toBe(0);
  });
});

describe('npm run check', () => {
  it('exits 0 and counts where all is well', async () => {
    const { status, stdout, stderr } = await runScript('check', { env: { CONTENT_DIR: SMALL, ...CLOCK } }).ended;
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toBe(
      '6 articles to publish (1 unpublished, 1 article waits until 2027-06-01T08:00:00Z, 1 expired, 1 withdrawn) · no problems\n',
    );
  });

  it('refuses an alias at each address that the site makes itself, however it is written', async () => {
    const content = await copySmall();
    const names = ['sw.js', 'manifest.webmanifest', 'icons/192.png', 'offline'];
    const spell = (name: string) => [
      ...[`/${name}`, `/${name}/`, `${name}/`, `/${name}/index.html`, `//${name}`, `/${name}//`, `/./${name}`, `/old/../${name}/`],
      ...[`/${name.toUpperCase()}/`, `/%${name.charCodeAt(0).toString(16)}${name.slice(1)}/`, `/${encodeURIComponent(`${name}/`)}`],
    ];
    const aliases = names.flatMap(spell);
    const before = await readFile(join(content, 'news/2026/2026-01-06-fifth-of-science.md'), 'utf8');
    const files = aliases.map((alias, index) => [`news/alias-${index}.md`, alias] as const);
    for (const [file, alias] of files) {
      await writeFile(join(content, file), before.replace('---\n', `---\nid: ${file}\naliases: [${JSON.stringify(alias)}]\n`));
    }
    const { status, stderr } = await runScript('check', { env: { CONTENT_DIR: content, ...CLOCK } }).ended;
    expect(status).toBe(1);
    const told = (file: string) => stderr.split('\n').filter((line) => line.includes(`/${file}:3:11  `));
    for (const [file, alias] of files) {
      expect([alias, told(file)]).toEqual([
        alias,
        [expect.stringMatching(/is an address that this site makes itself|an alias must be an old path of this site/)],
      ]);
    }
  });

  it('prints every problem of every file and exits 1', async () => {
    const content = await copySmall();
    await writeFile(join(content, 'news/bad.md'), BAD);
    await writeFile(join(content, 'topics/odd.yaml'), '_id: odd\nname: Odd\nparrent: Science\n');
    const { status, stdout, stderr } = await runScript('check', { env: { CONTENT_DIR: content, ...CLOCK } }).ended;
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(3);
    expect(stderr).toContain('topics/odd.yaml:3:1  warning: unknown field "parrent"; did you mean "parent"?');
    expect(stdout).toContain('2 errors, 1 warning');
  });
});
