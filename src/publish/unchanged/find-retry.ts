import type { Environment } from '../../command/environment.ts';
import type { FillResult } from '../../images/fill/fill-tally.ts';
import { PictureStore } from '../../images/store/picture-store.ts';
import { pictureStoreDir } from '../pictures/picture-store-dir.ts';

/** When to ask again for a picture that is missing, in milliseconds since 1970; null if none is. */
export function findRetry(
  { missing, waiting }: Pick<FillResult, 'missing' | 'waiting'>,
  { cacheDir }: Pick<Environment, 'cacheDir'>,
): number | null {
  if (waiting.length > 0) return 0;
  const store = new PictureStore(pictureStoreDir(cacheDir), '');
  const moments = [...missing.keys()].filter((url) => /^https?:/i.test(url)).map((url) => store.readSource(url)?.failure?.retryAt ?? 0);
  return moments.length > 0 ? Math.min(...moments) : null;
}
