import { execFile } from 'node:child_process';
import type { WorkTree } from './find-work-tree.ts';

/** Bytes that it may print: the names of a million files. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Milliseconds. */
const LONGEST = 60_000;

/**
 * What Git runs of its own accord, without anybody asking: the watcher of a file system that a repository's settings name, hooks, and
 * whatever fetches objects that are missing. A value left empty means none to each version of Git.
 */
const RUNS_NOTHING = ['-c', 'core.fsmonitor=', '-c', 'core.hooksPath=/dev/null', '-c', 'protocol.allow=never', '--no-optional-locks'];

/**
 * Runs Git on a work tree, without a shell and without anything that the repository's settings name; of commands that compare files see
 * `listFilters`.
 * @param input what it reads
 * @returns what it prints @throws if there is no Git, or it fails
 */
export function runGit({ root, gitDir }: WorkTree, words: readonly string[], input = ''): Promise<string> {
  const place = [`--git-dir=${gitDir}`, `--work-tree=${root}`, '--no-pager', '--literal-pathspecs'];
  const options = { cwd: root, env: describeEnvironment(process.env), maxBuffer: MOST_BYTES, timeout: LONGEST };
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const child = execFile('git', [...place, ...RUNS_NOTHING, ...words], options, (error, stdout) =>
    error ? reject(error) : resolve(stdout),
  );
  child.stdin?.on('error', () => {}); // it ended before it had read all
  child.stdin?.end(input);
  return promise;
}

/** Without what would lead Git elsewhere, as in a hook of another repository; with the user's own settings. */
function describeEnvironment(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(variables).filter(([name]) => !name.startsWith('GIT_') || /^GIT_(?:CONFIG|ATTR)_/.test(name));
  return { ...Object.fromEntries(kept), GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none', LC_ALL: 'C' };
}
