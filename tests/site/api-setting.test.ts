import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkLinks } from '../check-links.ts';
import { buildSite, readTree, temporaryFolder } from '../run-command.ts';

const CLOCK = { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 5, 1) / 1000) };

let whole: Map<string, string>;
let without: Map<string, string>;
let withoutDir: string;
let afterWhole: Map<string, string>;
let afterWithout: Map<string, string>;
let counts: string[];

beforeAll(async () => {
  const folder = await temporaryFolder();
  const contentDir = join(folder, 'content');
  await cp('tests/fixtures/small', contentDir, { recursive: true });
  const settings = await readFile(join(contentDir, 'site.yaml'), 'utf8');
  const own = { ...CLOCK, CACHE_DIR: join(folder, 'cache'), OUT_DIR: join(folder, 'site') };
  counts = [];
  const build = async (api: string, env: NodeJS.ProcessEnv) => {
    await writeFile(join(contentDir, 'site.yaml'), settings + api);
    const { status, stderr, stdout, outDir } = await buildSite(contentDir, env);
    expect([status, stderr]).toEqual([0, '']);
    counts.push(/\d+ removed/.exec(stdout)?.[0] ?? '');
    return outDir;
  };
  whole = await readTree(await build('', CLOCK));
  withoutDir = await build('api: false\n', CLOCK);
  without = await readTree(withoutDir);
  await build('', own);
  afterWhole = await readTree(await build('api: false\n', own));
  afterWithout = await readTree(await build('api: true\n', own));
});

const isOfApi = (path: string) => path.startsWith('api/');

describe('api: false in site.yaml', () => {
  it('leaves out the documents of the JSON API and its schema, and nothing else', () => {
    expect([...whole.keys()].filter(isOfApi).length).toBeGreaterThan(10);
    expect([...without.keys()]).toEqual([...whole.keys()].filter((path) => !isOfApi(path)));
    for (const [path, bytes] of without) expect([path, bytes]).toEqual([path, whole.get(path)]);
  });

  it('leaves no address of the API in any file', async () => {
    // `api/schema.json` and what it says alone.
    expect([...whole].filter(([path, bytes]) => !isOfApi(path) && bytes.includes('/api/')).map(([path]) => path)).toEqual([]);
    expect([...without].filter(([, bytes]) => bytes.includes('/api/'))).toEqual([]);
    expect((await checkLinks(withoutDir)).broken).toEqual([]);
  });

  it('and back again: a build after another setting equals a clean one, and the documents are gone', () => {
    expect(afterWhole).toEqual(without);
    expect(afterWithout).toEqual(whole);
    expect(counts).toEqual(['0 removed', '0 removed', '0 removed', `${whole.size - without.size} removed`, '0 removed']);
  });
});
