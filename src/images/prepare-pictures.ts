import { availableParallelism } from 'node:os';
import { type Picture, preparePicture, UndecodablePictureError } from './prepare-picture.ts';

export interface PreparedPictures {
  /** By the address that authors use. */
  pictures: Map<string, Picture>;
  /** Pictures that can't be decoded, with the decoder's words. Pages show a drawing in their place. */
  failures: { url: string; reason: string }[];
  /** How many the cache did not hold. */
  made: number;
  reused: number;
}

/**
 * Prepares all pictures of the content folder that the site shows.
 * @param paths where each lies on this disk, by the address that authors use
 */
export async function preparePictures(paths: ReadonlyMap<string, string>, cacheDir: string): Promise<PreparedPictures> {
  const pictures = new Map<string, Picture>();
  const failures: PreparedPictures['failures'] = [];
  let made = 0;
  const waiting = [...paths].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [url, path] = next;
      await preparePicture(path, cacheDir).then(
        ({ picture, isNew }) => {
          pictures.set(url, picture);
          if (isNew) made += 1;
        },
        (error: Error) => {
          if (!(error instanceof UndecodablePictureError)) throw error;
          failures.push({ url, reason: error.message });
        },
      );
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return { pictures, failures: failures.toSorted((a, b) => (a.url < b.url ? -1 : 1)), made, reused: pictures.size - made };
}
