import { join } from 'node:path';
import type { Environment } from '../../command/environment.ts';
import type { IndexTables } from '../../index/index-tables.ts';
import type { FrameRow } from '../../index/paper/frame-table.ts';
import { openFrame } from '../answers/paper-frame.ts';
import { openStoredStore } from '../answers/stored/open-stored-store.ts';
import type { StoryStore } from '../answers/story-store.ts';
import { type OpenSite, openSite } from '../render/open-site.ts';

/** The site of the paper that the index holds. */
export function openStoredSite(
  tables: IndexTables,
  frame: FrameRow,
  { now, contentDir }: Pick<Environment, 'now' | 'contentDir'>,
): { site: OpenSite; store: StoryStore } {
  const { site: settings, words, pages, front, typefaces, nameplate, problems } = frame;
  const store = openStoredStore(tables, frame, now);
  const marks = [settings.logo, settings.icon].flatMap((mark) => [mark?.light, mark?.dark]).filter((path) => path !== undefined);
  const picturePaths = new Map(
    marks.flatMap((url): [string, string][] => {
      const path = tables.paper.pictures.find(url)?.path;
      return path == null ? [] : [[url, join(contentDir, path)]];
    }),
  );
  const parts = { typefaces, nameplate, problems, picturePaths };
  return { store, site: openSite(openFrame({ settings, words, pages, front, isPreview: false, now }), store, parts) };
}
