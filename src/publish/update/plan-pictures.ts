import { join } from 'node:path';
import type { Environment } from '../../command/environment.ts';
import type { Article, ParsedArticle } from '../../content/article.ts';
import { isLocalPicture, listArticlePictures, type PictureUse } from '../../content/article-pictures.ts';
import { countNames } from '../../content/between/check-pictures.ts';
import type { SiteSettings } from '../../content/fields/site/site-settings.ts';
import { hasPictureName } from '../../content/files/picture-name.ts';
import type { PictureJob } from '../../images/picture-job.ts';
import type { IndexTables } from '../../index/index-tables.ts';
import type { PictureRow, SlotUses } from '../../index/paper/pictures-table.ts';
import { addUses, countArticleUses, listSlots } from '../pictures/count-picture-uses.ts';

type NamingPictures = ParsedArticle | Article;

/** What may change the pictures of a site. */
export interface PictureChange {
  /** Articles that were on the site and are so no more as they were. */
  before: readonly Article[];
  /** Those that are on it now and were not, or not so. */
  after: readonly Article[];
  /** All articles that changed, as their files have them: those off the site name pictures of the content folder too. */
  named: Record<'before' | 'after', readonly NamingPictures[]>;
  /** Pictures of the content folder that may have come, have gone or have other bytes now, by their addresses. */
  touched?: readonly string[];
}

export interface PictureMeans {
  tables: Pick<IndexTables, 'paper' | 'notes'>;
  site: Pick<SiteSettings, 'url' | 'images'>;
  environment: Pick<Environment, 'cacheDir' | 'contentDir' | 'isOffline'>;
  /** Where a picture of the content folder lies below it; undefined if there is none. Asked for what the index does not know, and what is touched. */
  findPath: (url: string) => string | undefined;
  /** Whether something that is no article shows it. */
  isOfPaper: (url: string) => boolean;
  /** Whether a file below `pictures/` is one of the site's. */
  hasFile: (name: string) => boolean;
}

/** What is to become of one picture. */
export interface PicturePlan {
  url: string;
  before: PictureRow | undefined;
  uses: SlotUses;
  names: number;
  path: string | null;
  /** Left out where the index knows what becomes of it. */
  job: PictureJob | undefined;
}

/** @returns undefined where the index does not fit the articles, or a picture of the content folder is faulty or can't be found */
export function planPictures(
  { before, after, named, touched = [] }: PictureChange,
  { tables, environment, findPath }: PictureMeans,
): PicturePlan[] | undefined {
  const [less, more] = [countArticleUses(before), countArticleUses(after)];
  const [namedBefore, namedAfter] = [named.before, named.after].map(listNamed) as [PictureUse[], PictureUse[]];
  const [fewer, further] = [countNames(namedBefore), countNames(namedAfter)];
  // HTML from elsewhere may name what is not there.
  const isMeant = new Set(namedAfter.flatMap(({ url, role }) => (role === 'embedded' ? [] : [url])));
  const again = new Set(touched);
  const plans: PicturePlan[] = [];
  for (const url of new Set([...less.keys(), ...more.keys(), ...fewer.keys(), ...further.keys(), ...again])) {
    const row = tables.paper.pictures.find(url);
    const uses = addUses(addUses(row?.uses ?? {}, more.get(url) ?? {}), less.get(url) ?? {}, -1);
    const names = (row?.names ?? 0) + (further.get(url) ?? 0) - (fewer.get(url) ?? 0);
    const isFaulty = row?.path != null && row.lack?.kind === 'missing';
    if (isFaulty || names < 0 || Object.values(uses).some((count) => count < 0)) return undefined;
    if (!row && !more.has(url) && !further.has(url)) {
      if (less.has(url) || fewer.has(url)) return undefined;
      continue; // a picture that nothing names
    }
    const isLocal = isLocalPicture(url);
    const isLooked = again.has(url) || !row?.path;
    const path = isLocal ? ((isLooked ? findPath(url) : row?.path) ?? null) : null;
    if (isLocal && isFar({ url, row, path, names, isMeant: isMeant.has(url) })) return undefined;
    const slots = listSlots(uses);
    const isKnown = row?.made && !again.has(url) && slots.every((slot) => row.made?.slots[slot]);
    const isAbsent = isLocal && path === null;
    const waitsOn = environment.isOffline && path === null && row?.lack?.kind === 'waiting';
    const job = { url, slots, ...(path !== null && { path: join(environment.contentDir, path) }) };
    plans.push({ url, before: row, uses, names, path, job: isKnown || isAbsent || waitsOn || slots.length === 0 ? undefined : job });
  }
  return plans;
}

function listNamed(articles: readonly NamingPictures[]): PictureUse[] {
  return articles.flatMap(listArticlePictures).filter(({ url }) => isLocalPicture(url));
}

/** Whether a picture of the content folder concerns more than those that name it. @param isMeant whether its article would have an error without it */
function isFar({
  url,
  row,
  path,
  names,
  isMeant,
}: Omit<PicturePlan, 'before' | 'uses' | 'job'> & { row: PictureRow | undefined; isMeant: boolean }) {
  const isGone = path === null && names > 0 && (isMeant || row?.path != null);
  // Of files beside articles it is not told here which there are.
  const isUnknown = url.startsWith('news/') && row?.path == null;
  // By its name nobody takes it for a picture, and a warning says so unless something names it.
  const isOdd = path !== null && !hasPictureName(url) && (row?.names ?? 0) > 0 !== names > 0;
  return isGone || isUnknown || isOdd;
}
