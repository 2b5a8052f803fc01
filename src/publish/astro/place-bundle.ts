import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { listFiles } from '../../files/list-files.ts';

/** Stands for the base path of the site in a bundle, so that one serves every site: in scripts, style sheets and Astro's settings. */
export const ANY_BASE = '/base-of-the-site-6f1d/';

/**
 * Makes of a bundle the one of a site. Takes 30 ms.
 * @param bundle made for {@link ANY_BASE}
 * @param folder where to
 * @param base begins and ends with a slash
 */
export async function placeBundle(bundle: string, folder: string, base: string): Promise<void> {
  await Promise.all(
    listFiles(bundle).map(async ({ name, path }) => {
      const bytes = await readFile(path);
      const target = join(folder, name);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, bytes.includes(ANY_BASE) ? bytes.toString('utf8').replaceAll(ANY_BASE, base) : bytes);
    }),
  );
}
