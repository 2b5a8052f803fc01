import { readFileSync } from 'node:fs';
import type { ImageSettings } from '../../content/fields/site/site-settings.ts';
import { isSameLook, lookAtFile } from '../../files/look-at-file.ts';
import { describeEncoding } from '../../images/encode/describe-encoding.ts';
import { bindSourceHash } from '../../images/encode/hash-source.ts';
import type { MadeRecord } from '../../images/made-record.ts';
import { PictureStore } from '../../images/store/picture-store.ts';
import { pictureStoreDir } from './picture-store-dir.ts';
import { takeEncoding } from './take-encoding.ts';

/**
 * Finds single pictures in the store, as it is when it is asked: to look at those of 20,000 articles takes longer than to read the
 * articles.
 * @returns a function of a picture's address, and of its path if it lies on this disk
 */
export function bindFindStored(cacheDir: string, images: ImageSettings): (url: string, path?: string) => MadeRecord | undefined {
  const store = new PictureStore(pictureStoreDir(cacheDir), describeEncoding(takeEncoding(images)));
  const hashFile = bindFileHash();
  return (url, path) => {
    const hash = path === undefined ? store.readSource(url)?.original?.hash : hashFile(path);
    return hash === undefined ? undefined : store.readMade(hash);
  };
}

/** A file that looks as it did is not read again. */
function bindFileHash(): (path: string) => string | undefined {
  const hashSource = bindSourceHash();
  const known = new Map<string, { look: ReturnType<typeof lookAtFile>; hash: string }>();
  return (path) => {
    const [look, before] = [lookAtFile(path), known.get(path)];
    if (!look) return undefined;
    if (before?.look && isSameLook(before.look, look)) return before.hash;
    const hash = hashSource(readFileSync(path));
    known.set(path, { look, hash });
    return hash;
  };
}
