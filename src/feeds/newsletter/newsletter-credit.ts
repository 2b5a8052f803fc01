import type { Article, Provider } from '../../content/article.ts';
import { findSourceUrl } from '../../content/story-source.ts';
import type { StoryCluster } from '../../lists/same-story/cluster-stories.ts';
import { isFirstToTell } from '../../lists/same-story/is-first-to-tell.ts';
import { splitAt } from '../../words/fill-in.ts';
import type { FeedContext } from '../feed-item.ts';
import { writeFirstMark } from './newsletter-accounts.ts';
import { escapeCut, tag } from './newsletter-markup.ts';
import { findMailStyle } from './newsletter-style.ts';
import { annotateStory, describeCredit } from './newsletter-words.ts';
import { MAX_NAME } from './story-limits.ts';

/** Characters; mail programs and browsers cut longer addresses, and a few of them would fill the mail. */
const MAX_ADDRESS = 1500;

/** Who stands for a story, with notes on it. */
export function writeCredit({ lead, others }: StoryCluster, context: FeedContext): string {
  const { style } = findMailStyle(context);
  const { source, byline } = describeCredit(lead, context);
  const { before, after } = annotateStory(lead, context);
  const first = isFirstToTell(lead, [lead, ...others]) ? ` ${writeFirstMark(context)}` : '';
  const named = source ? [writeSource(lead, source, context) + first] : [];
  const notes = [...before.map((note) => escapeCut(note)), ...named, ...[...byline, ...after].map((note) => escapeCut(note))];
  return tag('p', { class: 's', style: style.credit }, notes.join(' · '));
}

/** `at <provider>` for a story from elsewhere, whose name leads there; the name alone for one of this site's own. */
function writeSource(article: Article, { name }: Provider, context: FeedContext): string {
  const { style } = findMailStyle(context);
  const { settings, words } = context;
  const sourceUrl = findSourceUrl(article, settings);
  const shown = escapeCut(name, MAX_NAME);
  if (sourceUrl === undefined) return tag('b', { class: 'i', style: style.name }, shown);
  const [wordBefore, wordAfter] = splitAt(words.newsletter.at, 'provider');
  const rel = article.label === 'sponsored' ? 'sponsored' : undefined;
  const isShort = sourceUrl.length <= MAX_ADDRESS;
  const link = isShort ? tag('a', { class: 'i', style: style.sourceLink, href: sourceUrl, rel }, shown) : shown;
  return escapeCut(wordBefore) + link + escapeCut(wordAfter);
}
