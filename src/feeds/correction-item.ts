import { findStoryLang } from '../content/story-source.ts';
import type { CorrectedStory } from '../lists/list-corrections.ts';
import { cutText } from '../text/cut-text.ts';
import { fillIn } from '../words/fill-in.ts';
import type { FeedItem } from './feed.ts';
import type { FeedContext } from './feed-item.ts';
import { guidOfCorrection } from './guid.ts';
import { element, escapeMarkup } from './markup.ts';

/** Characters; a longer correction is cut where a feed has room for the gist only. */
const MAX_SUMMARY = 2000;

/** A correction as an item of its own, so that those hear of it who have read the story. */
export function describeCorrection({ article, correction }: CorrectedStory, { settings, addresses, words, dates }: FeedContext): FeedItem {
  const { at, text } = correction;
  const link = addresses.absolute(addresses.article(article.slug));
  const summary = cutText(text, MAX_SUMMARY);
  const write = (said: string) =>
    element('p', {}, `${element('strong', {}, dates.day(at))} ${escapeMarkup(said)}`) +
    element('p', {}, element('a', { href: link }, escapeMarkup(article.title)));
  return {
    guid: guidOfCorrection(article, correction),
    link: `${link}#corrections`,
    title: fillIn(words.corrections.ofStory, { title: article.title }),
    summary,
    content: write(text),
    shortContent: write(summary),
    language: findStoryLang(article, settings),
    publishedAt: at,
    updatedAt: undefined,
    categories: article.topics.map(({ name }) => name),
    authors: [{ name: settings.title, url: addresses.absolute(addresses.home) }],
    sourceUrl: undefined,
    picture: undefined,
    licence: undefined,
  };
}
