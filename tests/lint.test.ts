import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { ENGINE_DIR } from './run-command.ts';

/** A test like others, so that it runs beside them and not before them: a type check takes one core half a minute. */
it('the code is as Biome and the type checker want it', () => {
  const { status, stdout, stderr } = spawnSync('npm', ['run', 'lint'], { cwd: ENGINE_DIR, encoding: 'utf8', shell: true });
  expect(status, `${stdout}\n${stderr}`).toBe(0);
});
