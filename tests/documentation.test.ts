import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { readEnvironment } from '../src/command/environment.ts';
import { articleSchema } from '../src/content/fields/article-schema.ts';
import { authorSchema } from '../src/content/fields/records/author-schema.ts';
import { frontSchema } from '../src/content/fields/records/front-schema.ts';
import { pageSchema } from '../src/content/fields/records/page-schema.ts';
import { providerSchema } from '../src/content/fields/records/provider-schema.ts';
import { topicSchema } from '../src/content/fields/records/topic-schema.ts';
import { siteSchema } from '../src/content/fields/site/site-schema.ts';
import { completeSettings } from '../src/content/fields/site/site-settings.ts';
import { listKnownFields } from '../src/content/problems/find-unknown-fields.ts';
import { type Row, readDocument } from './read-document.ts';
import { ENGINE_DIR, runScript } from './run-command.ts';

const FILES = globSync(['*.md', 'docs/*.md', 'src/**/*.md'], { cwd: ENGINE_DIR }).toSorted();
const PAGES = new Map(FILES.map((file) => [file, readDocument(join(ENGINE_DIR, file))]));
/** What people run; the others are npm's to run. */
const {
  prepare: _prepare,
  prepack: _prepack,
  postpack: _postpack,
  ...SCRIPTS
}: Readonly<Record<string, string>> = JSON.parse(readFileSync(join(ENGINE_DIR, 'package.json'), 'utf8')).scripts;

const exists = (path: string) => existsSync(join(ENGINE_DIR, path));

/** @param table what stands above its first column */
function readRows(file: string, table: string): Row[] {
  const rows = (PAGES.get(file)?.tables ?? []).filter(({ name }) => name === table).flatMap((found) => found.rows);
  if (rows.length === 0) throw new Error(`${file} has no table "${table}"`);
  return rows;
}

function readNames(file: string, table: string): string[] {
  return readRows(file, table).flatMap(({ names }) => names);
}

describe.each([...PAGES])('%s', (file, { code, blocks, links }) => {
  it('has no link that leads nowhere', () => {
    const inside = links.filter((link) => !/^[a-z]+:/.test(link));
    const lost = inside.filter((link) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? file : join(dirname(file), path);
      return !exists(target) || (anchor !== undefined && !PAGES.get(target)?.anchors.has(anchor));
    });
    expect(lost).toEqual([]);
  });

  it('names no file of the repository that is not there', () => {
    const spans = [...code].filter((text) => /^(?:src|tests|scripts|docs)\/[^\s*<…]*$/.test(text));
    const drawn = [...blocks.join('\n').matchAll(/(?<![\w./-])(?:src|tests|scripts|docs)\/[\w./[\]-]*/g)].map(([path]) => path);
    expect([...spans, ...drawn].filter((path) => !exists(path))).toEqual([]);
  });

  it('names no npm script that is not there', () => {
    const text = [...code, ...blocks].join('\n');
    const names = [...text.matchAll(/\bnpm (?:run ([\w-]+)|(start|test))/g)].map(([, run, short]) => run ?? short ?? '');
    expect(names.filter((name) => !Object.hasOwn(SCRIPTS, name))).toEqual([]);
  });
});

it('code and tests name no file of the repository that is not there', () => {
  const files = globSync(['{src,tests}/**/*.{ts,astro,css,js}', 'scripts/*.ts', 'scripts/bench/*.ts', '*.{ts,mjs}'], { cwd: ENGINE_DIR });
  const named = files.flatMap((file) => {
    const text = readFileSync(join(ENGINE_DIR, file), 'utf8');
    return [...text.matchAll(/(?<![\w./-])(?:(?:src|tests|scripts)\/[\w./[\]-]+\.(?:ts|astro|css|js)|docs\/[\w-]+\.md)\b/g)].map(
      ([path]) => ({
        file,
        path,
      }),
    );
  });
  expect(named.filter(({ path }) => !exists(path))).toEqual([]);
});

describe('the documentation names', () => {
  const ours = Object.keys(SCRIPTS).filter((name) => SCRIPTS[name] === `node scripts/run.mjs ${name}`);

  it.each(ours)('each flag of npm run %s, and no other', async (name) => {
    const { status, stdout } = await runScript(name, { args: ['--help'] }).ended;
    expect(status).toBe(0);
    const said = [...PAGES.values()].flatMap(({ code }) =>
      [...code].filter((text) => /^npm (?:run )?([\w-]+) -- /.exec(text)?.[1] === name),
    );
    const flags = new Set(said.flatMap(listFlags)).difference(new Set(['--help']));
    expect([...flags].toSorted()).toEqual([...new Set(listFlags(stdout))].toSorted());
  });

  it('each npm script, in the README', () => {
    const names = readNames('README.md', 'command').map((command) => command.replace(/^npm (?:run )?/, ''));
    expect(names.toSorted()).toEqual(Object.keys(SCRIPTS).toSorted());
  });

  it('each variable that commands read, and no other', () => {
    const read = new Set<string>();
    const note = (name: string | symbol) => void read.add(String(name));
    readEnvironment(new Proxy({}, { get: (_, name) => note(name) }), ENGINE_DIR);
    const elsewhere = listVariables('{src,scripts}/**/*.ts');
    expect(readNames('docs/configuring.md', 'variable').toSorted()).toEqual([...read, ...elsewhere].toSorted());
  });

  it('each variable that tests read, and no other', () => {
    expect(readNames('CONTRIBUTING.md', 'variable').toSorted()).toEqual(listVariables('tests/**/*.ts').toSorted());
  });

  it.each<[string, { schema: z.ZodType; file: string; table: string; groups?: object }]>([
    [
      'front matter',
      {
        schema: articleSchema,
        file: 'docs/writing.md',
        table: 'field',
        groups: { provider: {}, images: [{}], related: [{}], corrections: [{}], ai: {}, withdrawn: {} },
      },
    ],
    ['site.yaml', { schema: siteSchema, file: 'docs/configuring.md', table: 'site.yaml' }],
    ['a topic', { schema: topicSchema, file: 'docs/configuring.md', table: 'topics/*.yaml' }],
    ['the front page', { schema: frontSchema, file: 'docs/configuring.md', table: 'front.yaml', groups: { breaking: {} } }],
    ['a page', { schema: pageSchema, file: 'docs/configuring.md', table: 'pages/**/*.md' }],
    ['an author', { schema: authorSchema, file: 'docs/configuring.md', table: 'authors/*.yaml' }],
    ['a provider', { schema: providerSchema, file: 'docs/configuring.md', table: 'providers/*.yaml' }],
  ])('each field of %s, those that are required, and no other', (_, { schema, file, table, groups = {} }) => {
    const rows = readRows(file, table);
    const names = new Set(rows.flatMap((row) => row.names));
    const paths = listPaths(listKnownFields(schema));
    expect(paths.filter((path) => !isDocumented(path, names))).toEqual([]);
    expect([...names.difference(new Set(paths))]).toEqual([]);
    const required = rows.filter(({ cells }) => cells.at(-1)?.startsWith('Required.')).flatMap((row) => row.names);
    expect(required.toSorted()).toEqual(listMissing(schema, [{}, groups]).toSorted());
  });

  it('what each field of site.yaml is where it is missing', () => {
    const rows = readRows('docs/configuring.md', 'site.yaml');
    const defaults = new Map(flatten(completeSettings()));
    for (const { names, cells } of rows) for (const name of names) expect([name, cells[1]]).toEqual([name, defaults.get(name) ?? '']);
  });

  it('each entry that a reader’s browser keeps in localStorage, and no other', () => {
    const texts = globSync('src/browser/**/*.ts', { cwd: ENGINE_DIR }).map((file) => readFileSync(join(ENGINE_DIR, file), 'utf8'));
    const entries = texts.flatMap((text) => [...text.matchAll(/\bnameEntry\('([\w-]+)'\)/g)].map(([, name]) => `broadsheet.${name}`));
    expect(readNames('docs/what-readers-see.md', 'key').toSorted()).toEqual(entries.toSorted());
  });

  it('each field of a story in the JSON API, and no other', () => {
    const { story, wholeStory } = JSON.parse(readFileSync(join(ENGINE_DIR, 'public/api/schema.json'), 'utf8')).$defs;
    const fields = Object.keys({ ...story.properties, ...wholeStory.properties });
    expect(readNames('docs/feeds-and-api.md', 'field of a story').toSorted()).toEqual(fields.toSorted());
  });
});

it.each(readRows('SECURITY.md', 'list'))('SECURITY.md counts $names as the code has them', async ({ names: [name = ''], cells }) => {
  const [, file = '', count] = cells;
  const list = name.endsWith('/')
    ? readdirSync(join(ENGINE_DIR, name)).filter((entry) => !entry.startsWith('.'))
    : (await import(pathToFileURL(join(ENGINE_DIR, file)).href))[name];
  expect(Number(count)).toBe(list.length);
});

function listFlags(text: string): string[] {
  return [...text.matchAll(/(?<![\w-])--[a-z][a-z-]*/g)].map(([flag]) => flag);
}

/** Those that are read; what is set is somebody else's, and so is where programs lie. */
function listVariables(files: string): string[] {
  const texts = globSync(files, { cwd: ENGINE_DIR, exclude: ['**/node_modules/**'] }).map((file) =>
    readFileSync(join(ENGINE_DIR, file), 'utf8'),
  );
  const found = texts.flatMap((text) => [...text.matchAll(/process\.env\['(\w+)'\](?! \?*= )/g)].map(([, name = '']) => name));
  return [...new Set(found)].filter((name) => name !== 'PATH');
}

type KnownFields = ReturnType<typeof listKnownFields>;

/** `images`, `images.url` … */
function listPaths(fields: KnownFields, above = ''): string[] {
  return [...(fields ?? [])].flatMap(([name, below]) => [above + name, ...listPaths(below, `${above}${name}.`)]);
}

/** A group's fields may stand for it, and they need not be told again where it comes again below another (`provider.images.url`). */
function isDocumented(path: string, names: ReadonlySet<string>): boolean {
  if (names.has(path) || [...names].some((name) => name.startsWith(`${path}.`))) return true;
  const parts = path.split('.');
  return parts.slice(1, -1).some((_, index) => {
    const group = parts.slice(0, index + 2).join('.');
    return names.has(parts.slice(index + 1).join('.')) && isDocumented(group, names);
  });
}

/** The fields that a schema misses. */
function listMissing(schema: z.ZodType, inputs: readonly object[]): string[] {
  const issues = inputs.flatMap((input) => schema.safeParse(input).error?.issues ?? []);
  return [...new Set(issues.map(({ path }) => path.filter((step) => typeof step === 'string').join('.')))];
}

function flatten(group: object, above = ''): [string, string][] {
  return Object.entries(group).flatMap(([name, value]) =>
    typeof value === 'object' && !Array.isArray(value) ? flatten(value, `${above}${name}.`) : [[above + name, String(value ?? '')]],
  );
}
