import { spawn } from 'node:child_process';
import { measureFamily } from '../bench/measure-family.ts';
import type { CommandEnd } from './checks/command-end.ts';

export interface Limits {
  /** Seconds. */
  seconds: number;
  bytes: number;
}

/** Milliseconds between two looks at the memory. */
const LOOK = 100;

/** Runs a file in Node, and ends it with all that it started when it takes too much. */
export async function runLimited(
  words: readonly string[],
  env: NodeJS.ProcessEnv,
  limits: Limits,
  killAfter?: number,
): Promise<CommandEnd> {
  const start = performance.now();
  const child = spawn(process.execPath, [...words], { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const end = () => {
    try {
      // The whole group: a bundler of its own would go on.
      process.kill(-(child.pid ?? 0), 'SIGKILL');
    } catch {
      // It has ended.
    }
  };
  let [stdout, stderr] = ['', ''];
  let [bytes, cpuSeconds] = [0, 0];
  let exceeded: string | undefined;
  child.stdout.on('data', (text: Buffer) => {
    stdout += text.toString();
  });
  child.stderr.on('data', (text: Buffer) => {
    stderr += text.toString();
  });
  const timer = setInterval(() => {
    const use = measureFamily(child.pid ?? 0);
    bytes = Math.max(bytes, use.bytes);
    cpuSeconds = Math.max(cpuSeconds, use.seconds);
    if (bytes > limits.bytes) exceeded ??= `took more than ${Math.round(limits.bytes / 1e6)} MB`;
    if (performance.now() - start > limits.seconds * 1000) exceeded ??= `hung: took more than ${limits.seconds} s`;
    if (exceeded !== undefined) end();
  }, LOOK);
  const killer = killAfter === undefined ? undefined : setTimeout(end, killAfter);
  const { status, signal } = await new Promise<Pick<CommandEnd, 'status' | 'signal'>>((ended) =>
    child.once('close', (code, endedBy) => ended({ status: code, signal: endedBy })),
  );
  clearInterval(timer);
  clearTimeout(killer);
  return { status, signal, stdout, stderr, bytes, cpuSeconds, exceeded, seconds: (performance.now() - start) / 1000 };
}
