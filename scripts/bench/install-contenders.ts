import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Holds a `package.json` of its own: what only the benchmarks need would double what everybody else installs. */
export const BENCH_DIR = import.meta.dirname;

/** Installs Eleventy and Lighthouse where they are missing. @throws {Error} if npm can't */
export function installContenders(): void {
  if (existsSync(join(BENCH_DIR, 'node_modules/.package-lock.json'))) return;
  console.error('installing what the benchmarks need');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: BENCH_DIR, stdio: ['ignore', 2, 2], shell: true });
  if (status !== 0) throw new Error('npm ci failed in scripts/bench');
}
