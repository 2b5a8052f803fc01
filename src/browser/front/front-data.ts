import type { Words } from '../../words/words.ts';

/** What the front page's scripts need to know of the site. */
export interface FrontData {
  /** Of the stories' dates. */
  language: string;
  timeZone: string;
  siteTitle: string;
  /** Of a topic's page and of its JSON Feed; with `ANY_NAME`. */
  addresses: { topic: string; topicFeed: string };
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
