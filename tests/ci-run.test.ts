import { spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ENGINE_DIR, temporaryFolder } from './run-command.ts';

/** Stands in for npm: each of its commands ends as a case has it, and a test run leaves its report. */
const NPM = `#!/usr/bin/env bash
case "$1" in
  ci) echo installed >> installs; [ "$(wc -l < installs)" -ne "\${FAILING_INSTALL:-0}" ] ;;
  run) exit "\${BUILD_STATUS:-0}" ;;
  test) for flag in "$@"; do case "$flag" in --outputFile.json=*) printf '%s' "$REPORT" > "\${flag#*=}" ;; esac; done
    exit "\${TEST_STATUS:-0}" ;;
esac
`;

const report = (passed: number, failed: number) => JSON.stringify({ numPassedTests: passed, numFailedTests: failed });

it.each([
  ['all is well', { REPORT: report(3, 0) }, '3 passed, 0 failed', 0],
  ['packages can’t be installed', { FAILING_INSTALL: '1' }, '0 passed, 1 failed', 1],
  ['the site does not build', { BUILD_STATUS: '1' }, '0 passed, 1 failed', 1],
  ['packages can’t be installed again', { FAILING_INSTALL: '2', REPORT: report(3, 0) }, '0 passed, 1 failed', 1],
  ['a test fails', { REPORT: report(2, 1), TEST_STATUS: '1' }, '2 passed, 1 failed', 1],
  [
    'a file of tests can’t be loaded, or an error comes from outside of a test',
    { REPORT: report(3, 0), TEST_STATUS: '1' },
    '3 passed, 1 failed',
    1,
  ],
  ['the tests crash before they have a report', { REPORT: '', TEST_STATUS: '134' }, '0 passed, 1 failed', 1],
  ['there is no report of tests that passed', { REPORT: '{' }, '0 passed, 1 failed', 1],
])('the check of a commit closes with its counts, and fails where anything does: %s', async (_, env, line, expected) => {
  const folder = await temporaryFolder();
  await cp(join(ENGINE_DIR, '.ci'), join(folder, '.ci'), { recursive: true });
  await mkdir(join(folder, 'bin'));
  await writeFile(join(folder, 'bin/npm'), NPM);
  await chmod(join(folder, 'bin/npm'), 0o755);
  const path = `${join(folder, 'bin')}:${process.env['PATH']}`;
  const { status, stdout } = spawnSync(join(folder, '.ci/run'), { env: { ...process.env, ...env, PATH: path }, encoding: 'utf8' });
  expect([stdout.split('\n').slice(-2), status]).toEqual([[line, ''], expected]);
});
