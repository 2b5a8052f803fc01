import type { Environment } from '../../command/environment.ts';
import { UsageError } from '../../command/usage-error.ts';
import type { SiteSettings } from '../../content/fields/site/site-settings.ts';
import { type FillOptions, fillStore } from '../../images/fill/fill-store.ts';
import type { FillResult } from '../../images/fill/fill-tally.ts';
import type { PictureJob } from '../../images/picture-job.ts';
import { pictureStoreDir } from './picture-store-dir.ts';
import { takeEncoding } from './take-encoding.ts';

export type PicturePolicy = Pick<FillOptions, 'looksOnly' | 'retriesFailures' | 'refreshes' | 'onProgress'>;

/** Brings the store of a paper's pictures up to date with some of them, as its settings want them. */
export function fillFor(
  { url, images }: Pick<SiteSettings, 'url' | 'images'>,
  jobs: readonly PictureJob[],
  { cacheDir, isOffline }: Pick<Environment, 'cacheDir' | 'isOffline'>,
  policy: PicturePolicy = {},
): Promise<FillResult> {
  const network = isOffline || policy.looksOnly ? undefined : { userAgent: `Broadsheet (+${url})`, allowedHosts: images.allowedHosts };
  const work = () => fillStore(pictureStoreDir(cacheDir), jobs, { encoding: takeEncoding(images), network, ...policy });
  return explainUnwritable(cacheDir, work);
}

/** @throws {UsageError} where this work may not write into CACHE_DIR */
export async function explainUnwritable<Result>(cacheDir: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const { code, path, message } = error as NodeJS.ErrnoException;
    if (!/^(?:EACCES|EPERM|EROFS|ENOTDIR|EEXIST)$/.test(code ?? '') || !path?.startsWith(cacheDir)) throw error;
    throw new UsageError(`CACHE_DIR can't be written: ${message}; choose another folder`);
  }
}
