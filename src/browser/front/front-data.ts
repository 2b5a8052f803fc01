import type { Words } from '../../words/words.ts';

/** What the front page's scripts need to know of the site. */
export interface FrontData {
  /** Of the stories' dates. */
  language: string;
  timeZone: string;
  /** Of a topic's page; with `ANY_NAME`. */
  topicAddress: string;
  /** How wide the picture of a section is shown. */
  sectionSizes: string;
  words: Pick<Words['home'], 'isNew' | 'newSince' | 'newAtLeast'>;
  /** Whose rules count the words. */
  wordsLanguage: string;
  /** The `lang` of what consists of the words; left out where it is the page's. */
  wordsLang?: string | undefined;
}

/** Undefined on other pages. */
export function readFrontData(): FrontData | undefined {
  const written = document.querySelector<HTMLElement>('[data-front]')?.dataset['front'];
  return written === undefined ? undefined : JSON.parse(written);
}
