import { isRightToLeft } from './format-date.ts';

/** Arrows against and along the direction of reading: no browser mirrors them. @param language of the page, not of its words */
export function findArrows(language: string): { back: string; forward: string } {
  return isRightToLeft(language) ? { back: '→', forward: '←' } : { back: '←', forward: '→' };
}
