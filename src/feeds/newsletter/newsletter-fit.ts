import type { Article } from '../../content/article.ts';
import { type FeedContext, findFeedPicture } from '../feed-item.ts';
import { writeBrief, writeLead, writeMore, writeStory } from './newsletter-story.ts';

/** Stories with pictures; each is a JPEG of some 100 KB, and the mail is read on a train. */
const MAX_PICTURES = 6;

/** Of the room; the rest is for headlines. A mail of fifty excerpts is one that nobody reads to its end. */
const FULL_SHARE = 0.6;

/** A story and its HTML. */
export interface FittedStory {
  article: Article;
  html: string;
}

/** An issue's stories, by how much of each has room. */
export interface FittedStories {
  /** With excerpts; the first one leads. */
  full: readonly FittedStory[];
  /** Headlines only. */
  brief: readonly FittedStory[];
  omitted: readonly Article[];
}

/**
 * Gives each story the room that there is for it, the weightiest first.
 * @param ranked the weightiest first
 * @param room bytes
 */
export function fitStories(ranked: readonly Article[], room: number, context: FeedContext): FittedStories {
  const full = takeFitting(writeFull(ranked, context), room * FULL_SHARE);
  const rest = ranked.slice(full.length);
  const used = countBytes(full) + Buffer.byteLength(writeMore(rest, context));
  const lines = rest.values().map((article) => ({ article, html: writeBrief(article, context) }));
  const brief = takeFitting(lines, room - used);
  return { full, brief, omitted: rest.slice(brief.length) };
}

function* writeFull(ranked: readonly Article[], context: FeedContext): Generator<FittedStory> {
  let pictures = 0;
  for (const [index, article] of ranked.entries()) {
    const hasPicture = pictures < MAX_PICTURES && findFeedPicture(article, context) !== undefined;
    if (hasPicture) pictures += 1;
    yield { article, html: index === 0 ? writeLead(article, context) : writeStory(article, context, { hasPicture }) };
  }
}

/** Writes no more stories than fit: a day may have thousands. */
function takeFitting(stories: Iterable<FittedStory>, room: number): FittedStory[] {
  const taken: FittedStory[] = [];
  let left = room;
  for (const story of stories) {
    left -= countBytes([story]);
    if (left < 0) break;
    taken.push(story);
  }
  return taken;
}

/** A story's bytes, with those of its row or line. */
function countBytes(stories: readonly FittedStory[]): number {
  return stories.reduce((sum, { html }) => sum + Buffer.byteLength(html) + '<tr></tr>\n'.length, 0);
}
