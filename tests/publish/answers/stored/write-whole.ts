import { join } from 'node:path';
import { completeSettings } from '../../../../src/content/fields/site/site-settings.ts';
import { describeForm } from '../../../../src/content/foreign/article-form.ts';
import type { Publication } from '../../../../src/content/publication.ts';
import { readPublication } from '../../../../src/content/read/read-publication.ts';
import { readSettings } from '../../../../src/content/read/read-settings.ts';
import type { MadeRecord } from '../../../../src/images/made-record.ts';
import type { IndexTables } from '../../../../src/index/index-tables.ts';
import { openIndex, type PaperIndex } from '../../../../src/index/open-index.ts';
import { openMemoryStore } from '../../../../src/publish/answers/memory/open-memory-store.ts';
import { openFrame } from '../../../../src/publish/answers/paper-frame.ts';
import { openStoredStore } from '../../../../src/publish/answers/stored/open-stored-store.ts';
import { writePaper } from '../../../../src/publish/answers/stored/write-paper.ts';
import type { StoryStore } from '../../../../src/publish/answers/story-store.ts';
import { parseAhead } from '../../../../src/publish/cache/parse-ahead.ts';
import { listWantedPictures } from '../../../../src/publish/pictures/list-wanted-pictures.ts';
import { MOON, NOTHING_FILLED } from '../../../feeds/make-site.ts';

export interface PaperPlace {
  contentDir: string;
  cacheDir: string;
  now: Date;
  code?: string;
}

export interface Written {
  publication: Publication;
  memory: StoryStore;
  pictures: ReadonlyMap<string, MadeRecord>;
  version: string | undefined;
}

/** Reads a paper whole and writes it to the index, as a build does, with something made of every other picture. */
export async function writeWhole({ contentDir, cacheDir, now, code = 'code' }: PaperPlace, beforeCommit?: () => void): Promise<Written> {
  const index = openIndex(cacheDir, code);
  const publication = await readWhole({ contentDir, now }, index);
  const pictures = new Map(listWantedPictures(publication).flatMap(({ url }, place) => (place % 2 === 0 ? [[url, MOON] as const] : [])));
  const memory = openMemory(publication, pictures, now);
  const nameplate = { name: publication.site.title, html: '<svg/>', path: join(cacheDir, 'nameplate.svg') };
  const versions: (string | undefined)[] = [];
  index.change((tables) => {
    versions.push(
      writePaper(tables, { publication, store: memory, prepared: { ...NOTHING_FILLED, pictures, nameplate }, contentDir, now }),
    );
  });
  beforeCommit?.();
  index.commit();
  return { publication, memory, pictures, version: versions[0] };
}

/** Reads all articles with the index's help, and does not commit it. */
export async function readWhole(
  { contentDir, now }: Pick<PaperPlace, 'contentDir' | 'now'>,
  index: PaperIndex,
  includesDrafts = false,
): Promise<Publication> {
  const form = describeForm((await readSettings({ contentDir })) ?? completeSettings());
  const { known, files } = await parseAhead(contentDir, index, { form, jobs: 1 });
  return readPublication({ contentDir, now, includesDrafts, files, parse: known.parse, parsed: known.parsed });
}

export function openMemory(publication: Publication, pictures: Written['pictures'], now: Date): StoryStore {
  const { site: settings, words, pages, front } = publication;
  return openMemoryStore(publication, pictures, openFrame({ settings, words, pages, front, isPreview: false, now }));
}

/** Gives some work the store of a paper in the index, and its tables. */
export function withStored<Result>(
  { cacheDir, now, code = 'code' }: PaperPlace,
  work: (store: StoryStore, tables: IndexTables) => Result,
): Result {
  const index = openIndex(cacheDir, code);
  try {
    return index.read((tables) => {
      const frame = tables.paper.frame.read();
      if (!frame) throw new Error('no paper in the index');
      return work(openStoredStore(tables, frame, now), tables);
    });
  } finally {
    index.close();
  }
}
