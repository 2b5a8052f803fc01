import { beforeAll, describe, expect, it } from 'vitest';
import { checkLinks } from '../check-links.ts';
import { readTree } from '../run-command.ts';
import { buildSmall, SMALL_CLOCK } from '../small-paper.ts';
import { openSwitchedPaper } from './open-switched-paper.ts';

let whole: Map<string, string>;
let without: Map<string, string>;
let withoutDir: string;
let afterWhole: Map<string, string>;
let afterWithout: Map<string, string>;
let counts: string[];

beforeAll(async () => {
  const paper = await openSwitchedPaper(SMALL_CLOCK);
  whole = await readTree(await buildSmall());
  withoutDir = (await paper.buildAnew('api: false\n')).outDir;
  without = await readTree(withoutDir);
  counts = [];
  const buildAgain = async (line: string) => {
    const { stdout, outDir } = await paper.buildAgain(line);
    counts.push(/\d+ removed/.exec(stdout)?.[0] ?? '');
    return readTree(outDir);
  };
  await buildAgain('');
  afterWhole = await buildAgain('api: false\n');
  afterWithout = await buildAgain('api: true\n');
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
    expect(counts).toEqual(['0 removed', `${whole.size - without.size} removed`, '0 removed']);
  });
});
