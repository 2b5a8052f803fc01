import type { Environment } from '../../../src/command/environment.ts';
import { openIndex } from '../../../src/index/open-index.ts';
import { readPaperVersion } from '../../../src/index/paper-version.ts';
import { openStoredStore } from '../../../src/publish/answers/stored/open-stored-store.ts';
import { readSiteCode } from '../../../src/publish/cache/hash-engine.ts';

/**
 * What is wrong with the paper in the index after a build, if the index knows it: that some of it can't be read, or is not what others of
 * its rows say.
 */
export async function checkIndex({ cacheDir, now }: Pick<Environment, 'cacheDir' | 'now'>): Promise<string[]> {
  const index = openIndex(cacheDir, readSiteCode({ themeDir: undefined }).engine);
  try {
    return index.read((tables) => {
      const frame = readPaperVersion(tables) === undefined ? undefined : tables.paper.frame.read();
      if (!frame) return [];
      const store = openStoredStore(tables, frame, now);
      return store.slugs().flatMap((slug) => {
        const story = store.find(slug);
        return story !== undefined && store.article(story).slug === slug ? [] : [`the index does not find ${slug}`];
      });
    });
  } catch (error) {
    return [(error as Error).message];
  } finally {
    index.close();
  }
}
