import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { STAGING_DIR } from '../../command/environment.ts';

/** A folder for this process. What a killed build left behind is removed. */
export async function createStaging(): Promise<string> {
  await mkdir(STAGING_DIR, { recursive: true });
  for (const name of await readdir(STAGING_DIR)) {
    if (!isRunning(Number(name))) await rm(join(STAGING_DIR, name), { recursive: true, force: true });
  }
  const staging = join(STAGING_DIR, String(process.pid));
  await rm(staging, { recursive: true, force: true });
  return staging;
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
