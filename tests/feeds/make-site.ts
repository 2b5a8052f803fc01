import type { Article, ListedProvider, Topic } from '../../src/content/article.ts';
import { compareNewestFirst } from '../../src/content/article-order.ts';
import { completeSettings, type SiteSettings } from '../../src/content/fields/site/site-settings.ts';
import { NO_PLAN } from '../../src/content/front-plan.ts';
import type { OwnPage } from '../../src/content/own-page.ts';
import { NO_TIES } from '../../src/content/ties.ts';
import type { FillResult } from '../../src/images/fill/fill-tally.ts';
import type { MadeRecord } from '../../src/images/made-record.ts';
import { openPublication } from '../../src/publish/render/open-publication.ts';
import type { OpenSite } from '../../src/publish/render/open-site.ts';

export interface SiteParts {
  articles?: readonly Article[];
  topics?: readonly Topic[];
  providers?: readonly ListedProvider[];
  pages?: readonly OwnPage[];
  settings?: Partial<SiteSettings>;
  pictures?: ReadonlyMap<string, MadeRecord>;
  now?: Date;
  expired?: readonly Article[];
  withdrawn?: readonly Article[];
  isPreview?: boolean;
}

/** What preparing pictures says of a publication without any. */
export const NOTHING_FILLED: FillResult = {
  pictures: new Map(),
  originals: new Map(),
  missing: new Map(),
  fetched: 0,
  unchanged: 0,
  made: 0,
  reused: 0,
  kept: [],
  waiting: [],
  received: 0,
  size: 0,
};

/** A site of given articles, opened as a build does, without a content folder. */
export function makeSite({
  articles = [],
  topics,
  providers = [],
  pages = [],
  settings = {},
  pictures = new Map(),
  now,
  expired = [],
  withdrawn = [],
  isPreview = false,
}: SiteParts): OpenSite {
  const named = new Map(articles.flatMap((article) => article.topics.map((topic) => [topic.slug, topic] as const)));
  const authors = new Map(articles.flatMap((article) => article.authors.map((author) => [author.slug, author] as const)));
  const publication = {
    site: { ...completeSettings(), title: 'The Lamp', url: 'https://lamp.example', ...settings },
    articles: articles.toSorted(compareNewestFirst),
    topics: topics ?? [...named.values()],
    providers,
    pages,
    front: NO_PLAN,
    rootFiles: [],
    nextMoments: new Map(),
    frontEnd: undefined,
    authors: [...authors.values()],
    words: undefined,
    typefaces: [],
    picturePaths: new Map(),
    pictureNames: new Map(),
    problems: [],
    hasSettings: true,
    otherFiles: [],
    setAside: [],
    restored: [],
    waiting: [],
    unpublished: [],
    ties: NO_TIES,
    drafts: [],
    expired,
    withdrawn,
  };
  return openPublication(publication, { ...NOTHING_FILLED, pictures }, { now: now ?? new Date('2026-06-01T00:00:00Z'), isPreview });
}

/** What the store knows of a picture that was made for stories. */
export const MOON: MadeRecord = {
  width: 1280,
  height: 720,
  tone: 'l2',
  slots: {
    hero: [{ format: 'webp', width: 1280, height: 720, name: '00000000000000000001.webp', size: 4000 }],
    social: [{ format: 'jpeg', width: 1200, height: 630, name: '00000000000000000002.jpg', size: 5000 }],
    card: [{ format: 'webp', width: 720, height: 405, name: '00000000000000000003.webp', size: 2000 }],
    logo: [{ format: 'webp', width: 64, height: 64, name: '00000000000000000004.webp', size: 300 }],
  },
};
