import { findStoryLang } from '../../content/story-source.ts';
import type { Issue } from '../../lists/issues/list-issues.ts';
import type { CorrectedStory } from '../../lists/list-corrections.ts';
import { countIn } from '../../words/fill-in.ts';
import { labelTitle } from '../../words/label-title.ts';
import type { FeedContext } from '../feed-item.ts';
import { escapeCut, tag } from './newsletter-markup.ts';
import { findMailStyle } from './newsletter-style.ts';
import { findCorrectionUrl, splitIssueCorrections } from './split-issue-corrections.ts';
import { MAX_CORRECTION, MAX_HEADLINE } from './story-limits.ts';

/** What the paper had wrong, as the page of corrections tells it. */
export function writeCorrections(issue: Issue, context: FeedContext): string {
  const { addresses, words, wordsLang, wordsLanguage } = context;
  const { style } = findMailStyle(context);
  const { told, omitted } = splitIssueCorrections(issue);
  const heading = tag('h2', { class: 'i', style: style.briefsHeading, lang: wordsLang }, escapeCut(words.corrections.title));
  const list = tag('ul', { style: style.briefList }, told.map((corrected) => `${writeCorrection(corrected, context)}\n`).join(''));
  const link = { class: 'i', style: style.creditLink, href: addresses.absolute(addresses.corrections()) };
  const more = omitted > 0 ? tag('a', link, escapeCut(countIn(words.newsletter.moreStories, omitted, wordsLanguage))) : '';
  return tag('td', { class: 'k', style: style.briefs }, heading + list + tag('p', { style: style.more, lang: wordsLang }, more));
}

function writeCorrection({ article, correction }: CorrectedStory, context: FeedContext): string {
  const { settings, words, dates } = context;
  const { style } = findMailStyle(context);
  const link = {
    class: 'i',
    style: style.correctedLink,
    href: findCorrectionUrl(article, context),
    lang: findStoryLang(article, settings),
  };
  const headline = tag('a', { ...link, dir: 'auto' }, escapeCut(labelTitle(article, words), MAX_HEADLINE));
  const date = tag('b', { class: 'i', style: style.correctionDate }, escapeCut(dates.day(correction.at)));
  const said = tag('span', { dir: 'auto' }, escapeCut(correction.text, MAX_CORRECTION));
  return tag('li', { class: 's r x', style: style.brief }, `${headline}<br>${date} ${said}`);
}
