import { type Addresses, createAddresses } from '../../../../src/content/addresses.ts';
import type { Article } from '../../../../src/content/article.ts';
import type { SiteSettings } from '../../../../src/content/fields/site/site-settings.ts';
import type { FrontPlan } from '../../../../src/content/front-plan.ts';
import type { OwnPage } from '../../../../src/content/own-page.ts';
import type { Publication } from '../../../../src/content/publication.ts';
import type { MadeRecord } from '../../../../src/images/made-record.ts';
import { findSiteLanguage, type SiteLanguage } from '../../../../src/words/site-language.ts';
import {
  type AuthorGroup,
  groupByAuthor,
  groupByMonth,
  groupByProvider,
  groupByTopic,
  type MonthGroup,
  type ProviderGroup,
  type TopicGroup,
} from './group-articles.ts';
import { type CorrectedStory, listCorrections } from './list-corrections.ts';

/** What is known of a paper, in the order in which its pages show it. */
export interface Paper extends SiteLanguage {
  settings: SiteSettings;
  addresses: Addresses;
  /** Newest first. */
  articles: readonly Article[];
  /** Those that expired or were withdrawn, see `StoryGroup`. */
  takenOff: readonly Article[];
  /** Among them those whose addresses tell so. */
  withdrawn: readonly Article[];
  pages: readonly OwnPage[];
  front: FrontPlan;
  topics: readonly TopicGroup[];
  providers: readonly ProviderGroup[];
  authors: readonly AuthorGroup[];
  months: readonly MonthGroup[];
  /** Newest first. */
  corrections: readonly CorrectedStory[];
  /** What was made of each picture, by the address that authors use. */
  pictures: ReadonlyMap<string, MadeRecord>;
  isPreview: boolean;
  now: Date;
}

export function openPaper(
  publication: Publication,
  pictures: Paper['pictures'],
  { now, isPreview }: Pick<Paper, 'now' | 'isPreview'>,
): Paper {
  const { site: settings, articles, expired, withdrawn } = publication;
  // The preview shows what has run out, as it shows drafts.
  const stories = { articles, takenOff: [...(isPreview ? [] : expired), ...withdrawn] };
  return {
    ...findSiteLanguage(settings, publication.words),
    settings,
    addresses: createAddresses(settings),
    ...stories,
    withdrawn,
    pages: publication.pages,
    front: publication.front,
    topics: groupByTopic(publication.topics, stories),
    providers: groupByProvider(publication.providers, stories),
    authors: groupByAuthor(publication.authors, stories),
    months: groupByMonth(articles, settings.timeZone),
    corrections: listCorrections(articles),
    pictures,
    isPreview,
    now,
  };
}
