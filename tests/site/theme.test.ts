import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkHtml } from '../check-html.ts';
import { checkLinks } from '../check-links.ts';
import { ENGINE_DIR, OF_GONE_ADDRESSES, readTree, runScript, temporaryFolder } from '../run-command.ts';
import { fillSmallCache, SMALL, SMALL_CLOCK } from '../small-paper.ts';

// To bundle a theme costs more than all else here: so few states of one serve all tests, and what is wrong in it shows with some papers only.
let folder: string;
let themeDir: string;
/** The same bytes, where it shares no folder with the engine. */
let elsewhere: string;
let contentDir: string;
let site: Map<string, string>;

const inTheme = (path: string) => join(themeDir, path);

/** Builds into a folder of this name, with a cache of its own but for pictures. */
async function build(name: string, { args = [], ...at }: { args?: string[]; themeDir?: string; contentDir?: string } = {}) {
  const place = join(folder, name);
  await mkdir(join(place, 'cache'), { recursive: true });
  await symlink(join(folder, 'pictures/images'), join(place, 'cache/images')).catch(() => {});
  const env = {
    ...SMALL_CLOCK,
    CONTENT_DIR: at.contentDir ?? contentDir,
    THEME_DIR: at.themeDir ?? themeDir,
    OUT_DIR: join(place, 'site'),
    CACHE_DIR: join(place, 'cache'),
  };
  const result = await runScript('build', { args, cwd: folder, env: { ...env, OFFLINE: '1' } }).ended;
  return { ...result, stderr: result.stderr.replace(OF_GONE_ADDRESSES, '') };
}

const readSite = async (name: string) => readTree(join(folder, name, 'site'));

async function buildClean(name: string): Promise<Map<string, string>> {
  expect(await build(name)).toMatchObject({ status: 0, stderr: '' });
  return readSite(name);
}

async function expectSite(clean: Map<string, string>): Promise<Map<string, string>> {
  const own = await readSite('updated');
  const paths = [...new Set([...own.keys(), ...clean.keys()])];
  expect(paths.filter((path) => own.get(path) !== clean.get(path))).toEqual([]);
  return own;
}

beforeAll(async () => {
  folder = await temporaryFolder();
  [themeDir, contentDir] = [join(folder, 'theme'), join(folder, 'content')];
  await cp(join(ENGINE_DIR, 'tests/fixtures/theme'), themeDir, { recursive: true });
  await putPage('fragile', "currentSite().article('fragile') ? currentSite().article('fragile').nothing.name : 'whole'");
  await putPage('topics/zebras', "'of the theme'");
  await mkdir(inTheme('public/printed'));
  await writeFile(
    inTheme('public/printed/index.html'),
    '<!DOCTYPE html>\n<html lang="en"><head><title>Printed</title></head><body></body></html>\n',
  );
  const parent = ['/tmp', '/var/tmp'].find((path) => path.split(sep)[1] !== ENGINE_DIR.split(sep)[1]) ?? '/tmp';
  elsewhere = await mkdtemp(join(parent, 'broadsheet-theme-'));
  await cp(themeDir, elsewhere, { recursive: true });
  await cp(SMALL, contentDir, { recursive: true });
  await fillSmallCache(join(folder, 'pictures'));
  expect(await build('updated')).toMatchObject({ status: 0, stderr: '' });
  site = await readSite('updated');
});
afterAll(() => rm(elsewhere, { recursive: true }));

/** A page that shows what an expression gives. */
async function putPage(name: string, expression: string): Promise<void> {
  await mkdir(dirname(inTheme(`pages/${name}`)), { recursive: true });
  const imports = "import { currentSite } from 'broadsheet';\nimport Page from 'broadsheet/components/Page.astro';\n";
  const page = `<Page title="${name}" path={\`\${currentSite().settings.base}${name}/\`}>\n<h1>${name}</h1>\n<p>{${expression}}</p>\n</Page>\n`;
  await writeFile(inTheme(`pages/${name}.astro`), `---\n${imports}---\n${page}`);
}

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

  it('brings words in the place of the engine’s', () => {
    expect(read('index.html')).toContain('>All days</a>');
    expect(read('index.html')).not.toContain('>Archive</a>');
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
    expect(await build('elsewhere', { themeDir: elsewhere })).toMatchObject({ status: 0, stderr: '' });
    expect(await readSite('elsewhere')).toEqual(site);
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
    const own = await expectSite(await buildClean('clean-with-zebra'));
    expect(own.get('letters/z/index.html')).toContain('Zebra');
  });

  it('takes pages of the theme off whose addresses ended', async () => {
    await rm(story());
    const { stdout } = await build('updated', { args: ['--allow-removal'] });
    expect(stdout).toContain('answers compared');
    expect((await expectSite(site)).has('letters/z/index.html')).toBe(false);
  });

  it('follows a change of the theme: of a component, of the sheet, of a page that goes', async () => {
    await writeFile(inTheme('components/parts/Strip.astro'), '<p class="strip">All night</p>\n');
    await writeFile(inTheme('theme.css'), '.masthead { border-top: 0 }\n');
    await rm(inTheme('pages/numbers.astro'));
    await build('updated');
    const own = await expectSite(await buildClean('clean-of-changed'));
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
      'pages/cart.astro',
      "---\nimport C from 'broadsheet/components/Cart.astro';\n---\n<C />",
      ':2:1  there is no "broadsheet/components/Cart.astro"',
    ],
    [
      'pages/cards.astro',
      "---\nimport Card from 'broadsheet/components/StoryCard.astro';\n---\n<Card level={2} />",
      ':4:1  StoryCard needs the prop "article"; write <Card article={…}>',
    ],
    ['components/parts/Counts.astro', '<Counter count={() => 1} client:load />', ":1:26  client:load can't run in a page"],
    ['pages/counter.mdx', '# Counter\n\n<Counter\n  client:load />\n', ":4:3  client:load can't run in a page"],
    ['pages/[day].astro', '<p>x</p>', ':1:1  [day].astro stands for many addresses; export a function getStaticPaths that names them'],
  ];

  it('by npm run check, each of them', async () => {
    const broken = join(await temporaryFolder(), 'theme');
    for (const [file, text] of CHECKED) {
      await mkdir(dirname(join(broken, file)), { recursive: true });
      await writeFile(join(broken, file), text);
    }
    await mkdir(join(broken, 'words'));
    await writeFile(join(broken, 'words/en.yaml'), 'site:\n  hoem: Front\n  home: 5\n');
    const env = { ...SMALL_CLOCK, CONTENT_DIR: SMALL, THEME_DIR: broken };
    const { status, stderr, stdout } = await runScript('check', { cwd: dirname(broken), env }).ended;
    for (const [file, , line] of CHECKED) expect(stderr).toContain(`theme/${file}${line}`);
    expect(stderr).toContain('theme/words/en.yaml:3:9  home must be text, found the number 5');
    expect(status).toBe(1);
    expect(stdout).toContain(`${CHECKED.length} errors in the theme`);
  });

  /** What a build says of a theme that it can't use; the site stays as it was. */
  async function readRefusal(at: Parameters<typeof build>[1]): Promise<string> {
    const before = await readSite('updated');
    const { status, stderr } = await build('updated', at);
    expect([status, await readSite('updated')]).toEqual([1, before]);
    expect(stderr).not.toContain('bug of Broadsheet');
    return stderr;
  }

  /** A paper with more files. */
  async function addToPaper(files: Record<string, string>): Promise<string> {
    const paper = join(await temporaryFolder(), 'content');
    await cp(contentDir, paper, { recursive: true });
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(paper, path)), { recursive: true });
      await writeFile(join(paper, path), text);
    }
    return paper;
  }

  const writeStory = (topic: string) => `---\ntitle: A story\npublishedDateTime: 2026-05-20T08:00:00Z\ntopics: [${topic}]\n---\nText.\n`;

  it('by a build: what is not there', async () => {
    const broken = join(await temporaryFolder(), 'theme');
    await mkdir(join(broken, 'pages'), { recursive: true });
    await writeFile(join(broken, 'pages/broken.astro'), "---\nimport './missing.ts';\n---\n");
    expect(await readRefusal({ themeDir: broken })).toContain(`${broken}/pages/broken.astro:2:8  Could not resolve`);
  });

  it('by a build: an error while a page is drawn, in each of two themes of the same bytes', async () => {
    const paper = await addToPaper({ 'news/fragile.md': writeStory('Science') });
    const line = 'pages/fragile.astro:7:62  Cannot read properties of undefined';
    expect(await readRefusal({ contentDir: paper })).toContain(`theme/${line}`);
    expect(await readRefusal({ themeDir: elsewhere, contentDir: paper })).toContain(`${elsewhere}/${line}`);
  });

  it('by a build: what the policy of Head can’t be', async () => {
    const broken = join(await temporaryFolder(), 'theme');
    await mkdir(join(broken, 'components'), { recursive: true });
    const head = "---\nexport const policy = { scripts: ['https://a.example; img-src *'] };\n---\n";
    await writeFile(join(broken, 'components/Head.astro'), head);
    expect(await readRefusal({ themeDir: broken })).toContain('Head.astro:2:36  policy names "https://a.example; img-src *"');
  });

  it('by a build: two pages of one address, and copied files that hide a page and a file', async () => {
    const topic = await addToPaper({ 'news/zebra-news.md': writeStory('Zebras') });
    expect(await readRefusal({ contentDir: topic })).toMatch(
      /zebras\.astro and .* both make \/topics\/zebras\/; give one of them another address/,
    );
    const printed = await addToPaper({ 'pages/printed.md': '---\ntitle: Printed\n---\nText.\n', 'public/colophon.txt': 'x' });
    const refusal = await readRefusal({ contentDir: printed });
    for (const path of ['printed/index.html', 'colophon.txt']) expect(refusal).toContain(`public/${path} hides ${path}`);
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
