import type { Addresses } from './content/addresses.ts';
import type { Article } from './content/article.ts';
import type { Neighbours } from './content/article-order.ts';
import type { SiteSettings } from './content/fields/site/site-settings.ts';
import type { FrontPlan } from './content/front-plan.ts';
import type { OwnPage } from './content/own-page.ts';
import type { Problem } from './content/problems/problem.ts';
import type { PagePicture } from './images/page-picture.ts';
import type { Slot } from './images/picture-slots.ts';
import type { AuthorGroup, MonthGroup, ProviderGroup, TopicGroup } from './lists/group-articles.ts';
import type { CorrectedStory } from './lists/list-corrections.ts';
import type { InlineSource } from './security/inline-source.ts';
import type { OwnTypeface } from './theme/own-typeface.ts';
import type { ScriptHabits } from './theme/script-habits.ts';
import type { Typefaces } from './theme/typefaces.ts';
import type { SiteLanguage } from './words/site-language.ts';

/** Everything that pages and feeds show. Nothing else reads the content folder. */
export interface Site extends SiteLanguage {
  settings: SiteSettings;
  addresses: Addresses;
  /** Newest first. */
  articles: readonly Article[];
  /** Those that expired or were withdrawn, see `StoryGroup`. */
  takenOff: readonly Article[];
  /** Among them those whose addresses tell so. */
  withdrawn: readonly Article[];
  /** The paper's own pages, in the order of menus. */
  pages: readonly OwnPage[];
  /** What editors settled of the front page. */
  front: FrontPlan;
  topics: readonly TopicGroup[];
  providers: readonly ProviderGroup[];
  authors: readonly AuthorGroup[];
  months: readonly MonthGroup[];
  /** Newest first. */
  corrections: readonly CorrectedStory[];
  neighbours: ReadonlyMap<Article, Neighbours>;
  earlierStories: ReadonlyMap<Article, readonly Article[]>;
  /** The picture at an address that authors use; undefined if the site has no copy for the slot. */
  findPicture: (url: string, slot: Slot) => PagePicture | undefined;
  /** The social image drawn for a topic, else the site's; undefined while a preview has none yet, or if drawing failed. */
  findSocialImage: (topicSlug?: string) => PagePicture | undefined;
  /** What stands for the paper, if it has a picture for it. */
  logo: SiteMark | undefined;
  icon: SiteMark | undefined;
  /** The paper's name in outlines of its own face, as HTML; empty if it can't be drawn. */
  drawnTitle: string;
  /** The names of fonts for each use, and the fonts that the paper brings along. */
  typefaces: Typefaces;
  ownTypefaces: readonly OwnTypeface[];
  /** What stands in the head of every page: the theme that the reader chose, and the site's colours and fonts. */
  themeScript: InlineSource;
  themeStyles: InlineSource;
  /** Of the site's language. */
  scriptHabits: ScriptHabits;
  /** For a page's `cacheKey`: the build renders a page again only if one of these inputs, the code or `site.yaml` changed. */
  cacheKey: (...inputs: readonly unknown[]) => string;
  /** Shows drafts and problems. */
  isPreview: boolean;
  now: Date;
  problems: readonly Problem[];
}

/** A picture that stands for the paper. */
export interface SiteMark {
  light: PagePicture;
  /** On a dark ground, where it is another. */
  dark: PagePicture | undefined;
  /** Where they lie on this disk, for those who draw them anew. */
  path: string;
  darkPath: string | undefined;
}

/**
 * Astro bundles the pages apart from the code that reads the content, so a module's own variable would exist twice.
 * The process holds the one site instead.
 */
const holder = globalThis as { broadsheetSite?: Site };

export function setCurrentSite(site: Site): void {
  holder.broadsheetSite = site;
}

/** @throws if no command has opened a site */
export function currentSite(): Site {
  if (!holder.broadsheetSite) throw new Error('no site is open; run "npm run build" or "npm run dev"');
  return holder.broadsheetSite;
}
