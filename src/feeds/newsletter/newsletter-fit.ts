import { findCommonTopics } from '../../lists/find-common-topics.ts';
import type { StoryCluster } from '../../lists/same-story/cluster-stories.ts';
import { type FeedContext, findFeedPicture } from '../feed-item.ts';
import { writeMore } from './newsletter-more.ts';
import { writeBrief, writeLead, writeStory } from './newsletter-story.ts';

/** Stories with pictures; each is a JPEG of some 100 KB, and the mail is read on a train. */
const MAX_PICTURES = 6;

/** Stories with excerpts: nobody reads fifty of them to the end, and what is further down than that is looked through. */
const MAX_FULL = 12;

/** Of the room; the rest is for headlines. */
const FULL_SHARE = 0.6;

/** A story and its HTML. */
export interface FittedStory {
  story: StoryCluster;
  html: string;
}

/** An issue's stories, by how much of each has room. */
export interface FittedStories {
  /** With excerpts; the first one leads. */
  full: readonly FittedStory[];
  /** Headlines only. */
  brief: readonly FittedStory[];
  omitted: readonly StoryCluster[];
}

/**
 * Gives each story the room that there is for it, the weightiest first.
 * @param ranked the weightiest first
 * @param room bytes
 */
export function fitStories(ranked: readonly StoryCluster[], room: number, context: FeedContext): FittedStories {
  const full = takeFitting(writeFull(ranked, context), room * FULL_SHARE);
  const rest = ranked.slice(full.length);
  const used = countBytes(full) + Buffer.byteLength(writeMore(rest, context));
  const lines = rest.values().map((story) => ({ story, html: writeBrief(story, context) }));
  const brief = takeFitting(lines, room - used);
  return { full, brief, omitted: rest.slice(brief.length) };
}

function* writeFull(ranked: readonly StoryCluster[], context: FeedContext): Generator<FittedStory> {
  const unnamed = findCommonTopics(ranked.map(({ lead }) => lead));
  let pictures = 0;
  for (const [index, story] of ranked.slice(0, MAX_FULL).entries()) {
    const hasPicture = pictures < MAX_PICTURES && findFeedPicture(story.lead, context) !== undefined;
    if (hasPicture) pictures += 1;
    yield { story, html: index === 0 ? writeLead(story, context, { unnamed }) : writeStory(story, context, { hasPicture, unnamed }) };
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
