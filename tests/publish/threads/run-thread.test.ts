import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { askThread } from '../../../src/publish/threads/run-thread.ts';
import { temporaryFolder } from '../../run-command.ts';

/** A file with this code, for a thread. */
async function writeCode(code: string): Promise<URL> {
  const path = join(await temporaryFolder(), 'thread.mjs');
  await writeFile(path, `import { parentPort, workerData } from 'node:worker_threads';\n${code}\n`);
  return pathToFileURL(path);
}

describe('askThread', () => {
  it('returns what the thread posts', async () => {
    expect(await askThread(await writeCode('parentPort.postMessage(workerData.number + 1);'), { number: 4 })).toBe(5);
  });

  it.each([
    ['throws', 'throw new Error("no luck");', 'no luck'],
    ['dies', 'process.exit(3);', 'ended with 3'],
    ['ends without a word', '', 'ended without an answer'],
  ])('hears of a thread that %s', async (_how, code, message) => {
    await expect(askThread(await writeCode(code), {})).rejects.toThrow(message);
  });
});
