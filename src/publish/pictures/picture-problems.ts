import { listArticlePictures, listBodyUses, type PictureUse } from '../../content/article-pictures.ts';
import type { Problem } from '../../content/problems/problem.ts';
import type { Publication } from '../../content/publication.ts';
import type { FillResult } from '../../images/fill/fill-tally.ts';
import type { FailureReason } from '../../images/picture-failure.ts';

/** What names pictures, and where they lie. */
type NamingPictures = Pick<Publication, 'site' | 'articles' | 'pages' | 'picturePaths'>;

/** A picture of the content folder that can't be shown is for its author to mend. */
export function findPictureProblems({ missing }: Pick<FillResult, 'missing'>, publication: NamingPictures): Problem[] {
  return [...missing]
    .filter(([url]) => publication.picturePaths.has(url))
    .map(([url, { reason, detail }]) => describePictureProblem(publication, url, reason, detail));
}

/** What to do about a picture of the content folder, where saving it again in another format would not help. */
const MENDS: Partial<Record<FailureReason, string>> = {
  'disk full': 'make room',
  'not found': 'make it readable',
  'too many pixels': 'save it smaller',
  'too small': 'save it larger, or leave it out',
  'too large': 'save it as WebP',
};

export function describePictureProblem(
  { site, articles, pages }: Omit<NamingPictures, 'picturePaths'>,
  url: string,
  reason: FailureReason,
  detail: string,
): Problem {
  const isNamed = (uses: readonly PictureUse[]) => uses.some((use) => use.url === url);
  const user = articles.find((article) => isNamed(listArticlePictures(article))) ?? pages.find((page) => isNamed(listBodyUses(page)));
  const isMark = [site.logo, site.icon].some((mark) => mark?.light === url || mark?.dark === url);
  const file = isMark ? 'site.yaml' : user?.file;
  const named = file ? `, which ${file} names,` : '';
  const mend = MENDS[reason] ?? 'save it again as JPEG, PNG, WebP or AVIF';
  const message = `the picture${named} ${detail}; ${mend} (until then ${isMark ? 'ours' : 'a drawing'} stands in)`;
  return { severity: 'warning', file: url, line: 1, column: 1, message };
}
