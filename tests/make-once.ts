import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import lockfile from 'proper-lockfile';
import { inject } from 'vitest';

/**
 * Makes something once for all test files of a run, by the first that asks.
 * @param make into a folder that is not there yet
 * @returns that folder, to be read only
 */
export async function makeOnce(name: string, make: (folder: string) => Promise<unknown>): Promise<string> {
  const runFolder = inject('runFolder');
  const [folder, whole] = [join(runFolder, name), join(runFolder, `${name}-is-whole`)];
  if (existsSync(whole)) return folder;
  const release = await lockfile.lock(runFolder, {
    lockfilePath: join(runFolder, `${name}.lock`),
    retries: { retries: 2400, factor: 1, minTimeout: 250 },
  });
  try {
    if (existsSync(whole)) return folder;
    await make(folder);
    await writeFile(whole, '');
    return folder;
  } finally {
    await release();
  }
}
