import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { COMPILED_THREADS } from '../../../src/publish/threads/compiled-file.ts';
import { ENGINE_DIR } from '../../run-command.ts';

it('names each file of the code that runs in a thread or a process of its own', () => {
  const started = globSync('src/**/*.ts', { cwd: ENGINE_DIR }).flatMap((file) => {
    const calls = readFileSync(join(ENGINE_DIR, file), 'utf8').matchAll(
      /(?:runThread|askThread|findCompiled)(?:<[^(]*>)?\(\s*new URL\('([^']+)'/g,
    );
    return [...calls].map(([, path = '']) => join(dirname(file), path));
  });
  expect(started.toSorted()).toEqual(COMPILED_THREADS.toSorted());
});
