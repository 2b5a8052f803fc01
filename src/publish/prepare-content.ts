import type { Environment } from '../command/environment.ts';
import { KnownFailure } from '../command/known-failure.ts';
import { lacksRoom } from '../images/fill/lacks-room.ts';
import type { OutputState } from './output/output-state.ts';
import { fillCache, type PreparedPictures } from './pictures/prepare-pictures.ts';
import type { PublishOptions } from './publish-options.ts';
import { type ReadContent, type ReadingMeans, readContent } from './read-content.ts';
import { reviewRemoval } from './removal/review-removal.ts';
import { setTextsApart, type TextsApart } from './render/texts-apart.ts';

/** A publication that can be built. */
export interface PreparedContent extends ReadContent {
  prepared: PreparedPictures;
  /** Of the publication's articles. */
  texts: Omit<TextsApart<never>, 'paper'>;
}

/** What is read, and what is done about it. */
export interface PreparingMeans extends ReadingMeans {
  /** What the output folder holds. */
  output: Promise<OutputState>;
}

/**
 * Reads and checks the content of a build and prepares its pictures.
 * @returns undefined if nothing can be built of it; all is printed by then
 */
export async function prepareContent(
  environment: Environment,
  options: PublishOptions & { hasTold?: boolean | undefined },
  { output, ...means }: PreparingMeans,
): Promise<PreparedContent | undefined> {
  const content = await readContent(environment, options, means);
  if (!content || !reviewRemoval(await output, content.publication, environment, options.allowsRemoval)) return undefined;
  const prepared = await fillCache(content.publication, environment);
  // Else stories would lose the pictures that they had.
  if (lacksRoom(prepared)) throw new KnownFailure(NO_ROOM);
  const { paper, ...texts } = setTextsApart(content.publication, environment.cacheDir);
  return { ...content, publication: paper, prepared, texts };
}

const NO_ROOM = `Nothing was built: CACHE_DIR has no room for all pictures. Make room on its disk, or choose a folder on another one.`;
