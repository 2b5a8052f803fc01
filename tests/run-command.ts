import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, symlink } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { inject, vi } from 'vitest';

export const ENGINE_DIR = resolve(import.meta.dirname, '..');

export interface CommandResult {
  /** Exit status. */
  status: number | null;
  stdout: string;
  /** Without the lines that now and then say how far a build has come, which a busy machine has more of. */
  stderr: string;
}

const PROGRESS = /^[a-z ]+: \d+ of \d+\n/gm;

/** Lines on addresses that end with a build, of which a clean one knows nothing. */
export const OF_GONE_ADDRESSES = /^.*warning: .* published before .*\n/gm;

export interface RunOptions {
  args?: string[];
  env?: NodeJS.ProcessEnv;
  engineDir?: string;
  cwd?: string;
}

/** Runs one of the scripts as npm does, in a process of its own. */
export function runScript(name: string, { args = [], ...options }: RunOptions = {}) {
  return runFile(join(options.engineDir ?? ENGINE_DIR, 'scripts/run.mjs'), { ...options, args: [name, ...args] });
}

/** Runs Astro's own command, as `npx astro` does. */
export function runAstro(command: string, { args = [], ...options }: RunOptions = {}) {
  return runFile(join(ENGINE_DIR, 'node_modules/astro/bin/astro.mjs'), { ...options, args: [command, ...args] });
}

/** Runs a file by this Node. */
export function runFile(file: string, { args = [], env = {}, engineDir = ENGINE_DIR, cwd = engineDir }: RunOptions) {
  const { VITEST: _vitest, NODE_ENV: _nodeEnv, FORCE_COLOR: _forceColor, ...inherited } = process.env;
  const child = spawn(process.execPath, [file, ...args], { cwd, env: { ...inherited, NO_COLOR: '1', ...env } });
  const result: CommandResult = { status: null, stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    result.stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    result.stderr += chunk.toString();
  });
  const ended = new Promise<CommandResult>((resolveEnd) => {
    child.on('close', (status) => resolveEnd({ ...result, stderr: result.stderr.replace(PROGRESS, ''), status }));
  });
  return { child, ended, output: result };
}

/** Waits until a server of ours has said where it listens. @returns its origin, as in `http://localhost:4321` */
export function waitForOrigin({ ended, output }: ReturnType<typeof runScript>): Promise<string> {
  const origin = vi.waitUntil(() => /http:\/\/localhost:\d+/.exec(output.stdout)?.[0], { timeout: 300_000 });
  const end = ended.then(({ status, stdout, stderr }) => {
    throw new Error(`the server ended with ${status}: ${stdout}${stderr}`);
  });
  return Promise.race([origin, end]);
}

export interface BuiltSite extends CommandResult {
  outDir: string;
}

/**
 * Builds a publication into a folder of its own. Pictures come from the checkout's own cache, which `npm run build` may
 * have filled: making the sample's takes half a minute. No test asks the network for anything unless it sets OFFLINE=0.
 */
export async function buildSite(contentDir: string, env: NodeJS.ProcessEnv = {}, args: string[] = []): Promise<BuiltSite> {
  const folder = await temporaryFolder();
  const outDir = env['OUT_DIR'] ?? join(folder, 'site');
  const pictures = join(ENGINE_DIR, '.cache/images');
  await mkdir(pictures, { recursive: true });
  await mkdir(join(folder, 'cache'));
  await symlink(pictures, join(folder, 'cache/images'));
  const result = await runScript('build', {
    args,
    env: { CONTENT_DIR: contentDir, OUT_DIR: outDir, CACHE_DIR: join(folder, 'cache'), OFFLINE: '1', ...env },
  }).ended;
  return { ...result, outDir };
}

/**
 * An empty folder that goes when the run ends, and no earlier: for minutes after many files were deleted, a disk (ext4) is
 * slow to make others.
 */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(inject('runFolder'), 'test-'));
}

/** Every file of a folder with its bytes as text of one character a byte, by path. */
export async function readTree(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return new Map(await Promise.all(paths.toSorted().map(async (path) => [path, await readFile(join(folder, path), 'latin1')] as const)));
}
