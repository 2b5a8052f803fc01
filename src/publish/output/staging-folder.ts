import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { STAGING_DIR } from '../../command/engine-code.mjs';
import { isRunning } from '../threads/is-running.ts';

interface Place {
  folder: string;
  /** Of the folder's name; a process's number follows. */
  prefix: string;
}

/**
 * A folder for this process on the output folder's disk, so that placing what is in it renames files and needs no room: a disk
 * that fills up does so before the site is touched. It lies below Broadsheet's own folder where that is the same disk, else beside
 * the output folder, else in it. What a killed build left behind is removed.
 */
export async function createStaging(outDir: string): Promise<string> {
  const places: Place[] = [
    { folder: STAGING_DIR, prefix: '' },
    { folder: dirname(outDir), prefix: `.${basename(outDir)}.staging-` },
    { folder: outDir, prefix: '.broadsheet-staging-' },
  ];
  for (const place of places) await removeForsaken(place);
  const target = findExisting(outDir);
  const faults: unknown[] = [];
  for (const { folder, prefix } of places) {
    const staging = join(folder, `${prefix}${process.pid}`);
    try {
      await proveRenaming(staging, target);
      return staging;
    } catch (error) {
      faults.push(error);
      await rm(staging, { recursive: true, force: true }).catch(() => {});
    }
  }
  throw faults.at(-1);
}

async function removeForsaken({ folder, prefix }: Place): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((candidate) => candidate.startsWith(prefix))) {
    const number = Number(name.slice(prefix.length));
    if (number === process.pid || !isRunning(number)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** The folder, or the one above it that there is already. */
function findExisting(folder: string): string {
  return existsSync(folder) ? folder : findExisting(dirname(folder));
}

/** A disk's number does not tell: what is bound to another place has the same. @throws if a file can't be renamed from one to the other */
async function proveRenaming(from: string, to: string): Promise<void> {
  await mkdir(from, { recursive: true });
  const [written, moved] = [join(from, 'probe'), join(to, `.probe.${randomBytes(6).toString('hex')}.tmp`)];
  await writeFile(written, '');
  await rename(written, moved);
  await rm(moved);
}
