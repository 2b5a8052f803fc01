import type { OwnTypeface } from '../theme/own-typeface.ts';
import type { Words } from '../words/words.ts';
import type { Article, Author, ListedProvider, Topic } from './article.ts';
import type { SiteSettings } from './fields/site/site-settings.ts';
import type { FrontPlan } from './front-plan.ts';
import type { OwnPage } from './own-page.ts';
import type { Problem } from './problems/problem.ts';
import type { RootFile } from './root-file.ts';
import type { Ties } from './ties.ts';

/** A file that the site is made of. */
export type SourceFile = Pick<Article, 'file' | 'bytesHash'>;

/** What is kept of an article that is not on the site yet; nothing of it may be shown. */
export type DraftStory = Pick<
  Article,
  | 'file'
  | 'bytesHash'
  | 'slug'
  | 'id'
  | 'isPublished'
  | 'publishedAt'
  | 'updatedAt'
  | 'expiresAt'
  | 'withdrawal'
  | 'corrections'
  | 'heat'
  | 'topics'
  | 'authors'
  | 'ai'
  | 'provider'
>;

/** All that a content folder says. Pages, feeds and everything else take their articles from here alone. */
export interface Publication {
  site: SiteSettings;
  /** False where the file of settings has an error: they are then the defaults. */
  hasSettings: boolean;
  /** The articles to show, newest first. Files with an error are not among them. */
  articles: readonly Article[];
  /** Articles that were on the site and have run out, newest first. Numbered pages keep their places. */
  expired: readonly Article[];
  /** The same of those that were withdrawn. Their addresses say so. */
  withdrawn: readonly Article[];
  /** Every topic that has a file or one of the articles. */
  topics: readonly Topic[];
  /** Every author that has a file or one of the articles. */
  authors: readonly Author[];
  /** The providers that have a file. */
  providers: readonly ListedProvider[];
  /** The pages of its own: those of the lowest `order` first, those without one by title at the end. */
  pages: readonly OwnPage[];
  front: FrontPlan;
  /** Files that go to the root of the site. */
  rootFiles: readonly RootFile[];
  /** What the site says, where the paper has words of its own. */
  words: Words | undefined;
  /** The fonts that the paper brings along. */
  typefaces: readonly OwnTypeface[];
  /** Where each picture of the content folder that is named lies on this disk. */
  picturePaths: ReadonlyMap<string, string>;
  /** How often files name each picture of the content folder, drafts too. */
  pictureNames: ReadonlyMap<string, number>;
  /** Sorted by file and place. */
  problems: readonly Problem[];
  /** The files besides the articles'. */
  otherFiles: readonly SourceFile[];
  ties: Ties;
  /** Files left out because of an error, sorted. */
  setAside: readonly string[];
  /** Those among them that are shown as they were published last. */
  restored: readonly string[];
  /** Articles that are published later, the next one first. */
  waiting: readonly { file: string; slug: string; publishedAt: Date }[];
  /** These, and those with `published: false`. */
  drafts: readonly DraftStory[];
  /** The first moment after now at which an article becomes due, ends or is corrected, by its file; see `findNextMoment`. */
  nextMoments: ReadonlyMap<string, Date>;
  /** The first moment after now at which a line of the front page ends. */
  frontEnd: Date | undefined;
  /** Slugs of the articles with `published: false`. */
  unpublished: readonly string[];
}
