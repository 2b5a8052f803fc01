import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkHtml } from '../check-html.ts';
import { checkLinks } from '../check-links.ts';
import { ENGINE_DIR, OF_GONE_ADDRESSES, readTree, runScript, temporaryFolder } from '../run-command.ts';
import { fillSmallCache, SMALL, SMALL_CLOCK } from '../small-paper.ts';

let folder: string;
let themeDir: string;
let contentDir: string;
let site: Map<string, string>;

const inTheme = (path: string) => join(themeDir, path);

/** Builds into a folder of this name, with a cache of its own but for pictures. */
async function build(name: string, { args = [], ...at }: { args?: string[]; themeDir?: string } = {}) {
  const place = join(folder, name);
  await mkdir(join(place, 'cache'), { recursive: true });
  await symlink(join(folder, 'pictures/images'), join(place, 'cache/images')).catch(() => {});
  const env = {
    ...SMALL_CLOCK,
    CONTENT_DIR: contentDir,
    THEME_DIR: at.themeDir ?? themeDir,
    OUT_DIR: join(place, 'site'),
    CACHE_DIR: join(place, 'cache'),
  };
  const result = await runScript('build', { args, cwd: folder, env: { ...env, OFFLINE: '1' } }).ended;
  return { ...result, stderr: result.stderr.replace(OF_GONE_ADDRESSES, '') };
}

const readSite = async (name: string) => readTree(join(folder, name, 'site'));

let cleanBuilds = 0;

async function expectClean(): Promise<Map<string, string>> {
  cleanBuilds += 1;
  const name = `clean-${cleanBuilds}`;
  expect(await build(name)).toMatchObject({ status: 0, stderr: '' });
  const [own, clean] = [await readSite('updated'), await readSite(name)];
  const paths = [...new Set([...own.keys(), ...clean.keys()])];
  expect(paths.filter((path) => own.get(path) !== clean.get(path))).toEqual([]);
  return own;
}

beforeAll(async () => {
  folder = await temporaryFolder();
  [themeDir, contentDir] = [join(folder, 'theme'), join(folder, 'content')];
  await cp(join(ENGINE_DIR, 'tests/fixtures/theme'), themeDir, { recursive: true });
  await cp(SMALL, contentDir, { recursive: true });
  await fillSmallCache(join(folder, 'pictures'));
  expect(await build('updated')).toMatchObject({ status: 0, stderr: '' });
  site = await readSite('updated');
});

const read = (path: string) => site.get(path) ?? '';

describe('a theme', () => {
  it('puts its component in the place of a slot on every page, and may wrap the engine’s own', () => {
    const pages = [...site].filter(([path, html]) => path.endsWith('.html') && html.includes('<main id='));
    expect(pages.length).toBeGreaterThan(20);
    for (const [path, html] of pages)
      expect([path, html]).toEqual([
        path,
        expect.stringMatching(
          /<p class="strip"[^>]*>All day, every day<\/p>\s*<script [^>]*src="\/assets\/[^>]*><\/script>\s*<header class="masthead/,
        ),
      ]);
  });

  it('brings its styles: those of a component, and theme.css after all others', () => {
    const sheets = [...read('index.html').matchAll(/<style>(.*?)<\/style>/gs)].map(([, text]) => text);
    expect(sheets.join('')).toMatch(/\.strip\[[^\]]*\]\{text-align:center\}/);
    expect(sheets.at(-1)).toMatch(/\.masthead\{border-top:6px solid (?:tomato|#ff6347)\}$/);
  });

  it('brings a head, whose addresses the policy of pages and of hosts allows', () => {
    expect(read('index.html')).toContain('src="https://stats.example/count.js"');
    for (const text of [read('index.html'), read('numbers/index.html'), read('_headers')])
      expect(text).toMatch(/script-src 'self' [^;]*https:\/\/stats\.example;.*connect-src 'self' https:\/\/stats\.example;/);
  });

  it('brings pages, which stand in the sitemap and get the headers of pages', () => {
    expect(read('numbers/index.html')).toContain('<h1>Numbers</h1>');
    expect(read('letters/2/index.html')).toContain('<h1>Letter 2</h1>');
    expect(read('sitemaps/lists.xml')).toContain('<loc>https://small.example/numbers/</loc>');
    expect(read('_headers')).toContain('\n/numbers/\n');
  });

  it('brings files, which are copied as they are', () => {
    expect(read('colophon.txt')).toBe('Printed by hand.\n');
  });

  it('may lie in any folder, and where it lies shows nowhere', async () => {
    const places = await Promise.all(['/tmp', '/var/tmp'].map((parent) => mkdtemp(join(parent, 'broadsheet-theme-'))));
    try {
      for (const [index, place] of places.entries()) {
        await cp(themeDir, place, { recursive: true });
        expect(await build(`elsewhere-${index}`, { themeDir: place })).toMatchObject({ status: 0, stderr: '' });
        expect(await readSite(`elsewhere-${index}`)).toEqual(site);
      }
    } finally {
      await Promise.all(places.map((place) => rm(place, { recursive: true })));
    }
  });

  it('makes valid HTML whose links lead somewhere', async () => {
    expect(await checkHtml(join(folder, 'updated/site'))).toEqual([]);
    expect((await checkLinks(join(folder, 'updated/site'))).broken).toEqual([]);
  });
});

describe('a site with a theme, built again,', () => {
  const story = () => join(contentDir, 'news/zebra-news.md');

  it('renders of a new article what shows it, pages of the theme among them', async () => {
    const text = '---\ntitle: Zebra\npublishedDateTime: 2026-05-20T08:00:00Z\ntopics: [Science]\n---\nText.\n';
    await writeFile(story(), text);
    const { status, stdout } = await build('updated', { args: ['--verbose'] });
    expect([status, stdout]).toEqual([0, expect.stringContaining('answers compared')]);
    expect(stdout).toContain('letters/z/index.html (new)');
    expect(stdout).toContain('numbers/index.html (changed)');
    const own = await expectClean();
    expect(own.get('letters/z/index.html')).toContain('Zebra');
  });

  it('takes pages of the theme off whose addresses ended', async () => {
    await rm(story());
    const { stdout } = await build('updated', { args: ['--allow-removal'] });
    expect(stdout).toContain('answers compared');
    expect((await expectClean()).has('letters/z/index.html')).toBe(false);
  });

  it('follows a change of the theme: of a component, of the sheet, of a page that goes', async () => {
    await writeFile(inTheme('components/parts/Strip.astro'), '<p class="strip">All night</p>\n');
    await writeFile(inTheme('theme.css'), '.masthead { border-top: 0 }\n');
    await rm(inTheme('pages/numbers.astro'));
    await build('updated');
    const own = await expectClean();
    expect(own.get('index.html')).toContain('All night');
    expect(own.has('numbers/index.html')).toBe(false);
  });

  it('is the site without a theme once that is gone', async () => {
    const env = {
      ...SMALL_CLOCK,
      CONTENT_DIR: contentDir,
      OUT_DIR: join(folder, 'updated/site'),
      CACHE_DIR: join(folder, 'updated/cache'),
    };
    expect(await runScript('build', { cwd: contentDir, env: { ...env, OFFLINE: '1' } }).ended).toMatchObject({ status: 0 });
    const own = await readSite('updated');
    expect([own.has('letters/2/index.html'), own.has('colophon.txt'), own.get('index.html')?.includes('strip')]).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('a mistake in a theme is told in one line with its place', () => {
  const CHECKED: [file: string, text: string, line: string][] = [
    ['components/Mastheed.astro', '<p>x</p>', ':1:1  there is no slot "Mastheed"; did you mean Masthead?'],
    ['components/Footer.astro', '---\nconst { is } = Astro.props;\n---\n', ':2:9  Footer is not given "is"; it is given nothing'],
    ['components/Lead.astro', '<p>é {Astro.props.articel}</p>', ':1:7  Lead is not given "articel"; it is given article, others, unnamed'],
    ['components/EmptyNote.astro', '---\nconst a = ;\n---\n', ':2:11  Unexpected token'],
    [
      'pages/cards.astro',
      "---\nimport C from 'broadsheet/components/Cart.astro';\n---\n<C />",
      ':2:1  there is no "broadsheet/components/Cart.astro"',
    ],
    [
      'pages/cards.astro',
      "---\nimport Card from 'broadsheet/components/StoryCard.astro';\n---\n<Card level={2} />",
      ':4:1  StoryCard needs the prop "article"; write <Card article={…}>',
    ],
    ['pages/counter.mdx', '# Counter\n\n<Counter\n  client:load />\n', ":4:3  client:load can't run in a page"],
    ['pages/[day].astro', '<p>x</p>', ':1:1  [day].astro stands for many addresses; export a function getStaticPaths that names them'],
  ];

  it.each(CHECKED)('by npm run check: %s', async (file, text, line) => {
    const broken = join(await temporaryFolder(), 'theme');
    await mkdir(dirname(join(broken, file)), { recursive: true });
    await writeFile(join(broken, file), text);
    const env = { ...SMALL_CLOCK, CONTENT_DIR: SMALL, THEME_DIR: broken };
    const { status, stderr, stdout } = await runScript('check', { cwd: dirname(broken), env }).ended;
    expect([status, stderr]).toEqual([1, expect.stringContaining(`theme/${file}${line}`)]);
    expect(stdout).toContain('1 error in the theme');
  });

  const BUILT: [what: string, text: string, line: string][] = [
    ['what is not there', "---\nimport './missing.ts';\n---\n", ':2:8  Could not resolve'],
    [
      'an error while a page is drawn',
      "---\nimport { currentSite } from 'broadsheet';\nconst topic = currentSite().topic('none');\n---\n<p>Hello</p>\n<p>{topic.topic.name}</p>\n",
      ':6:5  Cannot read properties of undefined',
    ],
  ];

  it.each(BUILT)('by a build: %s', async (_what, text, line) => {
    const before = await readSite('updated');
    // A theme with the same bytes elsewhere is told of by its own place.
    for (const _place of ['first', 'second']) {
      themeDir = join(await temporaryFolder(), 'theme');
      await mkdir(inTheme('pages'), { recursive: true });
      await writeFile(inTheme('pages/broken.astro'), text);
      const { status, stderr } = await build('updated');
      expect([status, stderr]).toEqual([1, expect.stringContaining(`${themeDir}/pages/broken.astro${line}`)]);
      expect(stderr).not.toContain('bug of Broadsheet');
    }
    expect(await readSite('updated')).toEqual(before);
  });

  it('by a build: what the policy of Head can’t be', async () => {
    themeDir = join(await temporaryFolder(), 'theme');
    await mkdir(inTheme('components'), { recursive: true });
    await writeFile(inTheme('components/Head.astro'), "---\nexport const policy = { scripts: ['https://a.example; img-src *'] };\n---\n");
    const { status, stderr } = await build('updated');
    expect([status, stderr]).toEqual([1, expect.stringContaining('Head.astro:2:36  policy names "https://a.example; img-src *"')]);
    await writeFile(inTheme('components/Head.astro'), "---\nexport const policy = { script: ['https://a.example'] };\n---\n");
    expect((await build('updated')).stderr).toContain('Head.astro:2:25  policy has no kind "script"; its kinds are scripts, connect');
  });

  it('by a build: two pages of one address, and a copied file that hides a page', async () => {
    themeDir = join(await temporaryFolder(), 'theme');
    await mkdir(inTheme('pages/topics'), { recursive: true });
    await writeFile(inTheme('pages/topics/science.astro'), '<p>x</p>');
    expect((await build('updated')).stderr).toMatch(
      /science\.astro and .* both make \/topics\/science\/; give one of them another address/,
    );
    await rm(inTheme('pages'), { recursive: true });
    await mkdir(inTheme('public'));
    await writeFile(inTheme('public/rss.xml'), 'x');
    expect((await build('updated')).stderr).toContain('public/rss.xml hides rss.xml');
  });

  it('by any command: a THEME_DIR that is not there, or in the content folder', async () => {
    const run = async (THEME_DIR: string) => (await runScript('check', { env: { CONTENT_DIR: SMALL, THEME_DIR } }).ended).stderr;
    expect(await run(join(folder, 'nowhere'))).toContain('THEME_DIR is no folder');
    expect(await run(join(SMALL, 'news'))).toContain('THEME_DIR must not lie in CONTENT_DIR');
  });
});

it('a theme named theme/ in the working directory is found without being named', async () => {
  const place = await temporaryFolder();
  await cp(join(ENGINE_DIR, 'tests/fixtures/theme'), join(place, 'theme'), { recursive: true });
  await writeFile(join(place, 'theme/components/Nothing.astro'), '');
  const { stderr } = await runScript('check', { cwd: place, env: { ...SMALL_CLOCK, CONTENT_DIR: SMALL } }).ended;
  expect(stderr).toContain('theme/components/Nothing.astro:1:1  there is no slot "Nothing"');
});
