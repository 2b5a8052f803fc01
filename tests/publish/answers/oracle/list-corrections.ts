import type { Article, Correction } from '../../../../src/content/article.ts';
import type { SiteSettings } from '../../../../src/content/fields/site/site-settings.ts';
import { compareText } from '../../../../src/text/compare-text.ts';
import { type NumberedPage, splitIntoNumberedPages } from './numbered-pages.ts';

/** A correction and its story. */
export interface CorrectedStory {
  article: Article;
  correction: Correction;
}

/** All corrections, newest first; those of one moment by slug, so that the order is the same everywhere. */
export function listCorrections(articles: readonly Article[]): CorrectedStory[] {
  return articles
    .flatMap((article) => article.corrections.map((correction) => ({ article, correction })))
    .toSorted((a, b) => b.correction.at.getTime() - a.correction.at.getTime() || compareText(a.article.slug, b.article.slug));
}

/** The numbered pages of corrections. One whose story is off the site keeps its place, as the story does in its lists. */
export function splitCorrections(
  { corrections, takenOff }: { corrections: readonly CorrectedStory[]; takenOff: readonly Article[] },
  pageSize: number,
): NumberedPage<CorrectedStory>[] {
  const gone = new Set(takenOff.filter((article) => article.corrections.length > 0));
  if (gone.size === 0) return splitIntoNumberedPages(corrections, pageSize);
  const all = listCorrections([...new Set(corrections.map(({ article }) => article)), ...gone]);
  return splitIntoNumberedPages(all, pageSize, ({ article }) => gone.has(article));
}

/** Whether a site has a page of corrections: it has some, or says how it corrects. */
export function hasCorrectionsPage(corrections: readonly CorrectedStory[], { policies }: Pick<SiteSettings, 'policies'>): boolean {
  return corrections.length > 0 || policies.corrections !== undefined;
}
