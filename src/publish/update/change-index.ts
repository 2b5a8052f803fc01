import type { Environment } from '../../command/environment.ts';
import { bindPictureChoice } from '../../content/between/choose-pictures.ts';
import type { IndexTables } from '../../index/index-tables.ts';
import type { FrameRow } from '../../index/paper/frame-table.ts';
import { listStoryRedirects } from '../../lists/list-redirects.ts';
import type { DatedPage } from '../answers/list-closed-pages.ts';
import type { StoryStore } from '../answers/story-store.ts';
import { listChangedAliases } from '../change/changed-aliases.ts';
import { changeClosedPages, describeTouchedPages } from '../change/closed-pages.ts';
import type { ChangePlan } from '../change/plan-change.ts';
import { listTouchedIssues } from '../change/touched-issues.ts';
import type { Touched } from '../change/touched-questions.ts';
import { listTouchedSlugs } from '../change/touched-stories.ts';
import { writeChange } from '../change/write-change.ts';
import type { OpenSite } from '../render/open-site.ts';
import type { SeenPictures } from '../unchanged/find-changed-pictures.ts';
import { noteChangedPictures } from './note-changed-pictures.ts';
import { openStoredSite } from './open-stored-site.ts';
import { type ChangedPictures, prepareChangedPictures } from './prepare-changed-pictures.ts';

/** A paper after a change, and what of it is another. */
export interface ChangedPaper {
  site: OpenSite;
  store: StoryStore;
  frame: FrameRow;
  pictures: ChangedPictures;
  touched: Touched;
}

/** A paper before a change. */
export interface OldPaper {
  /** As it was at the moment of the last build. */
  site: OpenSite;
  frame: FrameRow;
  store: StoryStore;
  /** Its closed pages that the change may concern. */
  closed: readonly DatedPage[];
  /** The pictures of the content folder as they are now. */
  seen: SeenPictures;
  /** Whether the site has a file below `pictures/`. */
  hasFile: (name: string) => boolean;
}

/**
 * Brings the index up to date with a change, pictures too.
 * @returns undefined where that can't be done by what changed alone
 */
export async function changeIndex(
  plan: ChangePlan,
  tables: IndexTables,
  environment: Environment,
  old: OldPaper,
): Promise<ChangedPaper | undefined> {
  const { changes, lists, stories } = plan;
  const shownIn = (store: StoryStore, side: 'before' | 'after') =>
    stories.flatMap((story) => (story[side]?.state === 'shown' ? [store.article(story[side].id)] : []));
  const choose = bindPictureChoice(old.frame.site.images);
  const named = {
    before: changes.flatMap(({ before: one }) => (one?.result.article ? [choose(one.result.article)] : [])),
    after: changes.flatMap(({ after }) => (after?.article ? [choose(after.article)] : [])),
  };
  const before = shownIn(old.store, 'before');
  const oldIssues = old.site.issues();

  const frame = writeChange(plan, tables, old.frame, environment);
  const { site, store } = openStoredSite(tables, frame, environment);
  const pictures = await prepareChangedPictures(
    { before, after: shownIn(store, 'after'), named, touched: old.seen.buckets.flatMap(tables.paper.pictures.listBucket) },
    {
      tables,
      site: frame.site,
      environment,
      hasFile: old.hasFile,
      findPath: old.seen.find,
      isOfPaper: (url) => frame.picturePaths.has(url),
    },
  );
  if (!pictures) return undefined;
  noteChangedPictures(tables, pictures);
  const aliases = listChangedAliases(changes);
  const redirects = listStoryRedirects({
    ...site,
    articles: shownIn(store, 'after'),
    withdrawn: stories.flatMap(({ after }) => (after?.state === 'withdrawn' ? [store.article(after.id)] : [])),
  });
  for (const alias of aliases) tables.paper.aliases.remove(alias);
  for (const redirect of redirects) tables.paper.aliases.put(redirect);
  const { closedPages } = tables.paper;
  const closed = changeClosedPages(
    old.closed,
    describeTouchedPages(lists, store, frame.site.pageSize),
    (month) => closedPages.find(month)?.pages ?? [],
    store.lists,
  );
  for (const [month, pages] of closed) {
    if (pages.length > 0) closedPages.put({ month, pages });
    else closedPages.remove(month);
  }
  const slugOf = (story: number) => store.head(story).slug;
  const slugs = listTouchedSlugs(stories, lists, slugOf);
  return {
    site,
    store,
    frame,
    pictures,
    touched: {
      lists,
      slugs,
      closedMonths: new Set([...old.closed.map(({ month }) => month), ...closed.keys()]),
      pictures: new Set(pictures.changed),
      aliases,
      hasCorrections: changes.some(({ before: one, after }) => [one?.result, after].some((result) => result?.article?.corrections.length)),
      issues: listTouchedIssues(plan, { before: oldIssues, after: site.issues() }, site.dates.dayKey),
      hasClockMoved: site.now().getTime() !== old.site.now().getTime(),
    },
  };
}
