import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../../command/usage-error.ts';
import { writeWhole } from '../../files/write-whole.ts';
import { ROUTES } from '../../routes.ts';

const NOT_FOUND = ROUTES.notFound.path;

/**
 * A folder is ours when its 404 page or its home page says so; any other with files in it is somebody's, and is left alone.
 * @throws {UsageError} if it is somebody's
 */
export async function refuseForeignFolder(outDir: string): Promise<void> {
  const names = await readdir(outDir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (names.every((name) => name.startsWith('.'))) return;
  const pages = await Promise.all([NOT_FOUND, 'index.html'].map((name) => readFile(join(outDir, name), 'utf8').catch(() => '')));
  if (pages.some((page) => page.includes('content="Broadsheet'))) return;
  throw new UsageError(`OUT_DIR holds files that Broadsheet did not write: ${outDir}; empty it, or choose another folder`);
}

/** The 404 page goes first, because it marks the folder as ours, also if the build is killed right after it. */
export async function markFolder(staging: string, outDir: string): Promise<void> {
  if (existsSync(join(outDir, NOT_FOUND))) return;
  await writeWhole(join(outDir, NOT_FOUND), await readFile(join(staging, NOT_FOUND)));
}
