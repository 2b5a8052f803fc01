import type { Article, Correction } from '../content/article.ts';
import type { SiteSettings } from '../content/fields/site/site-settings.ts';
import { compareText } from '../text/compare-text.ts';

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

/** Whether a site has a page of corrections: it has some, or says how it corrects. @param corrections of stories that are shown */
export function hasCorrectionsPage(corrections: readonly unknown[], { policies }: Pick<SiteSettings, 'policies'>): boolean {
  return corrections.length > 0 || policies.corrections !== undefined;
}
