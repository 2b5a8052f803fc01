import { realpathSync } from 'node:fs';
import type { ContentFile } from '../../content/files/list-content-files.ts';
import { BUCKETS } from '../../files/file-bucket.ts';
import { type ChangedArticles, compareArticle } from '../../index/compare-article.ts';
import { type IndexState, readState, tellsByLooks } from '../../index/index-state.ts';
import type { IndexTables } from '../../index/index-tables.ts';
import type { ContentLook } from './content-look.ts';
import type { LastBuild } from './last-build.ts';
import type { SeenContent, SeenFile } from './look-at-content.ts';

/** Which articles changed since the last build, where nothing else of the content did. */
export interface ArticleChange extends ChangedArticles {
  /** Of the index that this is true of: whoever writes compares it, see `noteState`. */
  state: IndexState;
}

/** More of them hold so many rows that all can be read as well. */
const MOST_BUCKETS = BUCKETS / 4;

/**
 * Which articles changed since the last build, by rows of those only whose bucket does not look as it did. Files in a bucket that does have
 * had the bytes they have since before that build read them: what was too young to be told by its look is looked at again by itself.
 * @param last what that build left
 * @param seen the content folder as it is now, in which nothing changed but articles
 * @param look printed of it with the last look's young files
 * @returns undefined where too many changed, or the index is not as that build left it
 */
export function findChangedArticles(
  { notes, files }: Pick<IndexTables, 'notes' | 'files'>,
  last: Pick<LastBuild, 'indexVersion'> & { content: ContentLook },
  { seen, look, contentDir }: { seen: SeenContent; look: ContentLook; contentDir: string },
): ArticleChange | undefined {
  const state = readState(notes);
  if (!isAsLeft(state, last, contentDir, seen.moment) || !seen.articles) return undefined;
  const buckets = look.articles.flatMap((print, bucket) => (print === last.content.articles[bucket] ? [] : [bucket]));
  if (buckets.length > MOST_BUCKETS) return undefined;
  const change: ArticleChange = { state, changed: [], confirmed: [], gone: [] };
  for (const bucket of buckets) {
    const there = new Map(seen.articles[bucket]?.map(({ listed }) => [listed.file, listed]));
    // Two names that are one in Unicode's normal form.
    if (there.size !== seen.articles[bucket]?.length) return undefined;
    const rows = new Map(files.listBucket(bucket).map((row) => [row.path, row]));
    for (const [file, listed] of there) if (!compareArticle(change, listed, rows.get(file))) return undefined;
    change.gone.push(...[...rows.values()].filter(({ path }) => !there.has(path)));
  }
  const isRead = new Set(buckets);
  for (const { listed } of listYoung(seen.articles, look).filter(({ bucket }) => !isRead.has(bucket))) {
    if (!compareArticle(change, listed, files.findByPath(listed.file))) return undefined;
  }
  return change;
}

/** Whether an index knows of each article what the last build read of it, and looks tell what changed since. */
export function isAsLeft(
  state: IndexState,
  { indexVersion }: Pick<LastBuild, 'indexVersion'>,
  contentDir: string,
  moment: number,
): boolean {
  return indexVersion !== '' && state.version === indexVersion && tellsByLooks(state, realpathSync(contentDir), moment);
}

function listYoung(articles: readonly (readonly SeenFile[])[], { young }: ContentLook): { listed: ContentFile; bucket: number }[] {
  return young.flatMap(({ path, bucket }) => {
    const found = typeof bucket === 'number' ? articles[bucket]?.find(({ listed }) => listed.path === path) : undefined;
    return found && typeof bucket === 'number' ? [{ listed: found.listed, bucket }] : [];
  });
}
