import type { SiteSettings } from '../content/fields/site/site-settings.ts';
import { findWords, findWordsLanguage } from './find-words.ts';
import { createDateFormats, type DateFormats } from './format-date.ts';
import type { Words } from './words.ts';

/** What follows from a site's language and time zone. */
export interface SiteLanguage {
  /** What the site itself says: in its language, or in English if nobody has translated it. */
  words: Words;
  /** The language of the words, a BCP 47 tag: its rules tell how a number in a sentence is written and what stands beside it. */
  wordsLanguage: string;
  /**
   * The `lang` of an element that holds such words and nothing else; undefined where they are in the page's language. Without
   * it a French page's English words are read out as if they were French (https://www.w3.org/WAI/WCAG22/quickref/#language-of-parts).
   */
  wordsLang: string | undefined;
  dates: DateFormats;
  /** Of the site's language, not of its words. */
  direction: 'ltr' | 'rtl';
  /** Against and along that direction: no browser mirrors them. */
  arrows: { back: string; forward: string };
}

/**
 * Found once for a site: every page asks for most of it, and Intl takes its time.
 * @param own the paper's words, laid over the built-in ones
 */
export function findSiteLanguage({ language, timeZone }: Pick<SiteSettings, 'language' | 'timeZone'>, own?: Words): SiteLanguage {
  const wordsLanguage = own ? language : findWordsLanguage(language);
  const direction = new Intl.Locale(language).getTextInfo().direction ?? 'ltr';
  return {
    words: own ?? findWords(language),
    wordsLanguage,
    wordsLang: wordsLanguage === language ? undefined : wordsLanguage,
    dates: createDateFormats(language, timeZone),
    direction,
    arrows: direction === 'rtl' ? { back: '→', forward: '←' } : { back: '←', forward: '→' },
  };
}
