import { countIn } from '../../words/fill-in.ts';
import { type FrontData, readFrontData } from './front-data.ts';
import { rememberLook } from './reader-visit.ts';

/** Milliseconds; a live region is heard only if it stood there before its text. */
const ANNOUNCE_AFTER = 150;

interface Card {
  element: HTMLElement;
  /** The story's address: it may stand on the page more than once. */
  href: string;
  /** When it was published, in milliseconds since 1970. */
  moment: number;
}

/**
 * Marks the stories that are new since the reader's last visit, and says how many. On a first visit nothing is.
 * @returns marks those within an element that comes later
 */
export function markNewStories(): (within: ParentNode) => void {
  const data = readFrontData();
  const cards = listCards(document);
  if (!data || cards.length === 0) return () => {};
  const { since, isFirstLook } = rememberLook(Math.max(...cards.map(({ moment }) => moment)), Date.now());
  if (since === undefined) return () => {};
  const isNew = ({ moment }: Card) => moment > since;
  const markWithin = (within: ParentNode) => {
    for (const { element } of listCards(within).filter(isNew)) addMark(element, data);
  };
  markWithin(document);
  const count = new Set(cards.filter(isNew).map(({ href }) => href)).size;
  // The ranking may show an old story where all others are new; then there are more that the page does not show.
  const isAll = cards.filter(({ element }) => !element.closest('ol')).every(isNew);
  if (count > 0) tellCount(isAll ? data.words.newAtLeast : data.words.newSince, count, isFirstLook, data);
  return markWithin;
}

function listCards(within: ParentNode): Card[] {
  return [...within.querySelectorAll<HTMLElement>('article.story')].flatMap((element) => {
    const moment = Date.parse(element.querySelector('time[datetime]')?.getAttribute('datetime') ?? '');
    const href = element.querySelector('.headline a')?.getAttribute('href');
    return Number.isNaN(moment) || !href ? [] : [{ element, href, moment }];
  });
}

function addMark(card: HTMLElement, { words, wordsLang }: FrontData): void {
  if (card.querySelector('.new-mark')) return;
  const mark = document.createElement('strong');
  mark.className = 'new-mark';
  mark.textContent = words.isNew;
  if (wordsLang) mark.lang = wordsLang;
  card.querySelector('.meta')?.prepend(mark, ' ');
}

/** Beside the date, which leaves it room; spoken once a visit. */
function tellCount(words: FrontData['words']['newSince'], count: number, isSpoken: boolean, { wordsLanguage, wordsLang }: FrontData): void {
  const line = document.createElement('span');
  line.className = 'new-count';
  if (wordsLang) line.lang = wordsLang;
  const say = () => {
    line.textContent = countIn(words, count, wordsLanguage);
  };
  if (isSpoken) line.setAttribute('role', 'status');
  document.querySelector('.dateline')?.append(' ', line);
  if (isSpoken) setTimeout(say, ANNOUNCE_AFTER);
  else say();
}
