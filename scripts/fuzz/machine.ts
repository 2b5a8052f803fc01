import { spawn } from 'node:child_process';
import { hash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { BUNDLE_DIR, COMMANDS_DIR, ENGINE_DIR, hashCode } from '../../src/command/engine-code.mjs';
import { listFiles } from '../../src/files/list-files.ts';
import { hashBundle, readSiteCode } from '../../src/publish/cache/hash-engine.ts';

/** A site's files with a hash of each one's bytes, by path. What is hidden is no part of it. */
export type SiteTree = ReadonlyMap<string, string>;

/** The engine as it would be cloned. */
export async function copyEngineFiles(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of ['src', 'scripts', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'])
    await cp(join(ENGINE_DIR, name), join(folder, name), { recursive: true, filter: (path) => !path.endsWith('node_modules') });
}

/** An engine of its own, so that it may be changed and its caches lost; its packages are those of this checkout. */
export async function copyEngine(folder: string): Promise<void> {
  await copyEngineFiles(folder);
  await symlink(join(ENGINE_DIR, 'node_modules'), join(folder, 'node_modules'));
}

/** What was made of this checkout's code, for an engine of its own. Builds may remove some meanwhile: what is then not whole is made again. */
export async function copyMade(folder: string): Promise<void> {
  const wanted = [
    [BUNDLE_DIR, hashBundle(readSiteCode({ themeDir: undefined }))],
    [COMMANDS_DIR, hashCode().commands],
  ] as const;
  for (const [made, hashed] of wanted) {
    // What was made of other states of the code and of themes, some 6 MB each, would be copied for nothing.
    const names = (await readdir(made).catch(() => [])).filter((name) => name.startsWith(hashed) && !name.endsWith('.tmp'));
    const target = join(folder, relative(ENGINE_DIR, made));
    for (const name of names) await cp(join(made, name), join(target, name), { recursive: true }).catch(ignoreGone);
  }
}

function ignoreGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

export async function readSite(folder: string): Promise<SiteTree> {
  const files = listFiles(folder).filter(({ name, isRegular }) => isRegular && !/(?:^|\/)\./.test(name));
  return new Map(await Promise.all(files.map(async ({ name, path }) => [name, hash('sha256', await readFile(path))] as const)));
}

/** Paths at which two sites differ. */
export function compareSites(a: SiteTree, b: SiteTree): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((path) => a.get(path) !== b.get(path)).toSorted();
}

export interface BuildEnd {
  /** Exit status; null where a signal ended it. */
  status: number | null;
  stdout: string;
  stderr: string;
}

/** @param onText called with all that it has printed, whenever it prints more */
export function startProcess(
  command: string,
  words: readonly string[],
  env: NodeJS.ProcessEnv,
  onText: (stdout: string) => void = () => {},
) {
  const child = spawn(command, words, { env: { ...process.env, OFFLINE: '1', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const end: BuildEnd = { status: null, stdout: '', stderr: '' };
  child.stdout.on('data', (text: Buffer) => {
    end.stdout += text.toString();
    onText(end.stdout);
  });
  child.stderr.on('data', (text: Buffer) => {
    end.stderr += text.toString();
  });
  const ended = new Promise<BuildEnd>((resolve) => {
    child.once('close', (status) => resolve({ ...end, status }));
  });
  return { child, ended };
}

/** Numbers from 0 to below `limit`, the same for each seed: https://en.wikipedia.org/wiki/Xorshift */
export function createDice(seed: number): (limit: number) => number {
  let state = seed | 1;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}
