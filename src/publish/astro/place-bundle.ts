import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { listFiles } from '../../files/list-files.ts';
import { sealBundle } from './seal-bundle.ts';

/** Stands for the base path of the site in a bundle, so that one serves every site: in scripts, style sheets and Astro's settings. */
export const ANY_BASE = '/base-of-the-site-6f1d/';

/**
 * Makes of a bundle the one of a site. Takes 30 ms.
 * @param bundle made for {@link ANY_BASE}
 * @param work where it is made first; beside the folder
 * @param base begins and ends with a slash
 */
export async function placeBundle(bundle: string, work: string, folder: string, base: string): Promise<void> {
  try {
    await Promise.all(
      listFiles(bundle).map(async ({ name, path }) => {
        const bytes = await readFile(path);
        const target = join(work, name);
        await mkdir(dirname(target), { recursive: true });
        await writeFile(target, bytes.includes(ANY_BASE) ? bytes.toString('utf8').replaceAll(ANY_BASE, base) : bytes);
      }),
    );
    sealBundle(work);
    await renameUnlessThere(work, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Another build may have made the same at the same time. */
export async function renameUnlessThere(work: string, folder: string): Promise<void> {
  await rename(work, folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
}
