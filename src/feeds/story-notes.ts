import type { AiUse, Article } from '../content/article.ts';
import { fillIn } from '../words/fill-in.ts';
import type { SiteLanguage } from '../words/site-language.ts';
import { element, escapeMarkup } from './markup.ts';

/** What readers of a feed must know of a story besides the story, as HTML; empty where there is nothing. */

/** How a machine took part, and who answers for it. */
export function writeAiNote({ ai }: Pick<Article, 'ai'>, context: Pick<SiteLanguage, 'words'>): string {
  return ai ? element('p', {}, element('em', {}, escapeMarkup(describeAi(ai, context)))) : '';
}

/** The same as sentences: what a machine did, who has reviewed it, and what the author says of it. */
export function describeAi({ use, reviewer, note }: AiUse, { words }: Pick<SiteLanguage, 'words'>): string {
  return [words.ai[use], ...(reviewer === undefined ? [] : [fillIn(words.ai.reviewed, { name: reviewer })]), note ?? ''].join(' ').trim();
}

/** Each with its date first. */
export function writeCorrections(
  { corrections }: Pick<Article, 'corrections'>,
  { words, dates }: Pick<SiteLanguage, 'words' | 'dates'>,
): string {
  if (corrections.length === 0) return '';
  const items = corrections.map(({ at, text }) => element('li', {}, `${element('strong', {}, dates.day(at))} ${escapeMarkup(text)}`));
  return element('h2', {}, escapeMarkup(words.corrections.title)) + element('ul', {}, items.join(''));
}
