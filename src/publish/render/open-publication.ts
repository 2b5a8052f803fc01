import { compareProblems } from '../../content/problems/problem.ts';
import type { Publication } from '../../content/publication.ts';
import { openMemoryStore } from '../answers/memory/open-memory-store.ts';
import { openFrame } from '../answers/paper-frame.ts';
import type { StoryStore } from '../answers/story-store.ts';
import { findPictureProblems } from '../pictures/picture-problems.ts';
import type { PreparedPictures } from '../pictures/prepare-pictures.ts';
import { type OpenSite, openSite } from './open-site.ts';

export interface OpenOptions {
  now: Date;
  /** True shows unpublished and future articles. */
  isPreview: boolean;
}

export interface OpenPublication extends OpenSite {
  /** Where its questions are answered from. */
  store: StoryStore;
}

/** What is known of a publication's pictures. */
export interface KnownPictures extends Pick<PreparedPictures, 'missing' | 'nameplate'> {
  /** By address. */
  pictures: Pick<PreparedPictures['pictures'], 'get'>;
}

/** What of a publication a site is made of. */
export type ShownPublication = Pick<
  Publication,
  'site' | 'words' | 'pages' | 'front' | 'typefaces' | 'picturePaths' | 'problems' | ArticlesOrLists
>;

type ArticlesOrLists = 'articles' | 'expired' | 'withdrawn' | 'topics' | 'authors' | 'providers';

/** The same for a thread, which gets a copy: without problems, since the preview alone shows them. */
export function pickShown(publication: ShownPublication): ShownPublication {
  const { site, words, pages, front, typefaces, picturePaths, articles, expired, withdrawn, topics, authors, providers } = publication;
  const lists = { articles, expired, withdrawn, topics, authors, providers };
  return { site, words, pages, front, typefaces, picturePaths, problems: [], ...lists };
}

/** The site that a publication and its prepared pictures make. */
export function openPublication(publication: ShownPublication, prepared: KnownPictures, { now, isPreview }: OpenOptions): OpenPublication {
  const { site: settings, words, pages, front, typefaces, picturePaths } = publication;
  const frame = openFrame({ settings, words, pages, front, now, isPreview });
  const problems = [...publication.problems, ...findPictureProblems(prepared, publication)].toSorted(compareProblems);
  const store = openMemoryStore(publication, prepared.pictures, frame);
  return { ...openSite(frame, store, { typefaces, picturePaths, nameplate: prepared.nameplate, problems }), store };
}
