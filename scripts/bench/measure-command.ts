import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface Measurement {
  seconds: number;
  /** Seconds of processor time, user and system, of the command and all that it started. */
  cpuSeconds: number;
  /** The most megabytes that the command and all that it started held at one time; undefined where there is no `/proc`. */
  megabytes: number | undefined;
}

/** Milliseconds between two looks at the memory. */
const LOOK = 100;

/** Bytes; Linux on x86-64 and most others. */
const MEMORY_PAGE = 4096;

/**
 * Runs a command and measures it with all processes that it starts.
 * @throws if it ends with another status than 0
 */
export async function measureCommand([name = '', ...words]: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Measurement> {
  const start = performance.now();
  // The shell knows the processor time of what it ran (POSIX, `times`); Node does not tell.
  const shell = spawn('sh', ['-c', '"$@" >/dev/null || exit $?; times', 'sh', name, ...words], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [output, errors] = ['', ''];
  shell.stdout.on('data', (text) => {
    output += text;
  });
  shell.stderr.on('data', (text) => {
    errors += text;
  });
  let bytes = 0;
  const timer = setInterval(() => {
    bytes = Math.max(bytes, sumMemory(shell.pid ?? 0));
  }, LOOK);
  const status = await new Promise((resolve) => shell.once('close', resolve));
  clearInterval(timer);
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`${name} ${words.join(' ')} ended with ${status}: ${errors.slice(-2000)}`);
  return { seconds, cpuSeconds: readTimes(output), megabytes: bytes > 0 ? bytes / 1e6 : undefined };
}

/** `times` prints two lines, `0m1.5s 0m0.3s` each: the shell's own, and that of what it ran. */
function readTimes(output: string): number {
  const last = output.trim().split('\n').at(-1) ?? '';
  return [...last.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
}

/** @returns bytes of a process and its descendants; what they share is counted for each */
function sumMemory(root: number): number {
  const parents = listParents();
  const family = new Set([root]);
  // A child's id is mostly higher than its parent's; a second look finds the others.
  for (let look = 0; look < 2; look += 1) for (const [id, parent] of parents) if (family.has(parent)) family.add(id);
  return [...family].reduce((sum, id) => sum + Number(readProc(`${id}/statm`).split(' ')[1] ?? 0) * MEMORY_PAGE, 0);
}

function listParents(): [id: number, parent: number][] {
  try {
    const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return ids.map((id) => [Number(id), Number(/\) \S (\d+)/.exec(readProc(`${id}/stat`))?.[1] ?? 0)]);
  } catch {
    return []; // not Linux
  }
}

function readProc(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch {
    return ''; // ended
  }
}
