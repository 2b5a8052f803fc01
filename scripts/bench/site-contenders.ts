import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { BUNDLE_DIR, COMPILE_CACHE_DIR, ENGINE_DIR } from '../../src/command/engine-code.mjs';
import { BENCH_DIR } from './install-contenders.ts';
import { convertForEleventy, convertTopicsForEleventy, prepareEleventy } from './sites/prepare-eleventy.ts';
import { convertForHugo, convertTopicForHugo, prepareHugo } from './sites/prepare-hugo.ts';

/** A generator with the same publication in its own form. */
export interface Contender {
  name: string;
  version: string;
  /** Writes the publication in the generator's form. */
  prepare: (places: Places) => Promise<void>;
  /** Brings one file up to date that changed in the publication, or was deleted. */
  update: (places: Places, file: string) => Promise<void>;
  /** The command, its folder and what its environment has besides ours. */
  build: (places: Places, output: string) => { command: string[]; cwd: string; env: NodeJS.ProcessEnv };
  /** Forgets everything but pictures, as on a machine on which it was just installed. */
  forget: (places: Places) => Promise<void>;
  /** Builds everything each time, whatever changed. */
  isAlwaysWhole: boolean;
  /** The line that it prints once readers have the site, or once it knows that they have; undefined where that is at its end. */
  publishedLine?: RegExp;
}

export interface Places {
  /** The publication as Broadsheet reads it. */
  content: string;
  /** The generator's own folder: the publication in its form, and its caches. */
  own: string;
  /** What Broadsheet made of the publication. */
  built: string;
}

export const BROADSHEET: Contender = {
  name: 'Broadsheet',
  version: `on Node ${process.versions.node}`,
  prepare: async () => {},
  update: async () => {},
  build: ({ content, own }, output) => ({
    command: [process.execPath, 'scripts/run.mjs', 'build'],
    cwd: ENGINE_DIR,
    env: { CONTENT_DIR: content, OUT_DIR: output, CACHE_DIR: join(own, 'cache'), OFFLINE: '1' },
  }),
  forget: async ({ own }) => {
    const folders = ['index.sqlite', 'builds'].map((name) => join(own, 'cache', name));
    for (const path of [...folders, BUNDLE_DIR, COMPILE_CACHE_DIR]) await rm(path, { recursive: true, force: true });
    execFileSync(process.execPath, ['scripts/run.mjs', 'prepare'], { cwd: ENGINE_DIR });
  },
  isAlwaysWhole: false,
  publishedLine: /^(?:write|read: nothing changed)\b/m,
};

/** Broadsheet, and those of the others that this machine has; a line for each that is missing. @param hugoOnly of the others */
export function findContenders(hugoOnly: boolean): { contenders: Contender[]; missing: string[] } {
  const hugoVersion = findHugo();
  const contenders = [BROADSHEET, ...(hugoVersion ? [createHugo(hugoVersion)] : []), ...(hugoOnly ? [] : [ELEVENTY])];
  return { contenders, missing: hugoVersion ? [] : ['Hugo is not on PATH and left out; Debian has it: apt install hugo'] };
}

function findHugo(): string | undefined {
  try {
    return /v(\d[\w.]*)/.exec(execFileSync('hugo', ['version'], { encoding: 'utf8' }))?.[1];
  } catch {
    return undefined;
  }
}

function createHugo(version: string): Contender {
  return {
    name: 'Hugo',
    version,
    prepare: ({ content, own, built }) => prepareHugo(content, own, built, version),
    update: async ({ content, own }, file) => {
      if (file.startsWith('topics/')) {
        const { slug, text } = convertTopicForHugo(await readFile(join(content, file), 'utf8'));
        await writeFile(join(own, 'content/topics', slug, '_index.md'), text);
      } else await updateArticle(join(content, file), join(own, 'content', file), convertForHugo);
    },
    build: ({ own }, output) => ({ command: ['hugo', '--quiet', '-d', output], cwd: own, env: {} }),
    forget: async ({ own }) => rm(join(own, 'resources'), { recursive: true, force: true }),
    isAlwaysWhole: false,
  };
}

const ELEVENTY_DIR = join(BENCH_DIR, 'node_modules/@11ty/eleventy');

const ELEVENTY: Contender = {
  name: 'Eleventy',
  version: JSON.parse(await readFile(join(ELEVENTY_DIR, 'package.json'), 'utf8')).version,
  prepare: ({ content, own, built }) => prepareEleventy(content, own, built),
  update: async ({ content, own }, file) => {
    if (file.startsWith('topics/')) await writeFile(join(own, 'topics.json'), await convertTopicsForEleventy(content));
    else await updateArticle(join(content, file), join(own, file), convertForEleventy);
  },
  build: ({ own }, output) => ({
    command: [process.execPath, '--max-old-space-size=8192', join(ELEVENTY_DIR, 'cmd.cjs'), '--quiet', `--output=${output}`],
    cwd: own,
    env: {},
  }),
  forget: async () => {},
  isAlwaysWhole: true,
};

async function updateArticle(from: string, to: string, convert: (text: string, slug: string) => string): Promise<void> {
  if (existsSync(from)) await writeFile(to, convert(await readFile(from, 'utf8'), basename(from, '.md')));
  else await rm(to, { force: true });
}
