import { spawn } from 'node:child_process';
import { measureFamily } from './measure-family.ts';

export interface Measurement {
  seconds: number;
  /** Seconds until it printed the line that was looked for; undefined if it did not. */
  secondsToLine: number | undefined;
  /** Seconds of processor time, user and system, of the command and all that it started. */
  cpuSeconds: number;
  /** The most megabytes that the command and all that it started held at one time; undefined where there is no `/proc`. */
  megabytes: number | undefined;
}

/** Milliseconds between two looks at the memory. */
const LOOK = 100;

/**
 * Runs a command and measures it with all processes that it starts.
 * @param line what to look for in what it prints
 * @throws if it ends with another status than 0
 */
export async function measureCommand(
  [name = '', ...words]: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  line?: RegExp,
): Promise<Measurement> {
  const start = performance.now();
  // The shell knows the processor time of what it ran (POSIX, `times`); Node does not tell.
  const shell = spawn('sh', ['-c', '"$@" 3>&- || exit $?; times >&3', 'sh', name, ...words], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  let [output, errors, times] = ['', '', ''];
  let secondsToLine: number | undefined;
  shell.stdout?.on('data', (text) => {
    output += text;
    if (line?.test(output)) secondsToLine ??= (performance.now() - start) / 1000;
  });
  shell.stderr?.on('data', (text) => {
    errors += text;
  });
  shell.stdio[3]?.on('data', (text) => {
    times += text;
  });
  let bytes = 0;
  const timer = setInterval(() => {
    bytes = Math.max(bytes, measureFamily(shell.pid ?? 0).bytes);
  }, LOOK);
  const status = await new Promise((resolve) => shell.once('close', resolve));
  clearInterval(timer);
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`${name} ${words.join(' ')} ended with ${status}: ${errors.slice(-2000)}`);
  return { seconds, secondsToLine, cpuSeconds: readTimes(times), megabytes: bytes > 0 ? bytes / 1e6 : undefined };
}

/** `times` prints two lines, `0m1.5s 0m0.3s` each: the shell's own, and that of what it ran. */
function readTimes(output: string): number {
  const last = output.trim().split('\n').at(-1) ?? '';
  return [...last.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
}
