import { type Addresses, createAddresses } from '../../content/addresses.ts';
import type { SiteSettings } from '../../content/fields/site/site-settings.ts';
import type { FrontPlan } from '../../content/front-plan.ts';
import type { OwnPage } from '../../content/own-page.ts';
import { findSiteLanguage, type SiteLanguage } from '../../words/site-language.ts';
import type { Words } from '../../words/words.ts';

/** What is known of a paper besides its stories and their lists. */
export interface PaperFrame extends SiteLanguage {
  settings: SiteSettings;
  addresses: Addresses;
  /** In the order of menus. */
  pages: readonly OwnPage[];
  front: FrontPlan;
  isPreview: boolean;
  now: Date;
}

/** What a frame is made of. */
export interface FrameParts extends Pick<PaperFrame, 'settings' | 'pages' | 'front' | 'isPreview' | 'now'> {
  /** The paper's own, if it has some. */
  words: Words | undefined;
}

export function openFrame({ words, settings, pages, front, isPreview, now }: FrameParts): PaperFrame {
  return { ...findSiteLanguage(settings, words), settings, addresses: createAddresses(settings), pages, front, isPreview, now };
}
