import type { NearTopic } from '../../content/slips/find-near-topics.ts';
import type { IndexTables } from '../../index/index-tables.ts';
import { DamagedIndex } from '../../index/paper/damaged-index.ts';
import type { FrameRow } from '../../index/paper/frame-table.ts';
import type { StoryRow } from '../../index/paper/stories-table.ts';
import { createDayKey } from '../../words/day-key.ts';
import { findFarAlias } from './changed-aliases.ts';
import { findFarList } from './far-lists.ts';
import { findLostLink } from './find-lost-link.ts';
import type { FarReach, JudgedChange } from './judge-article.ts';
import { judgeChanges } from './judge-change.ts';
import { changeLists, type ListChange, type ListSource, type StoryChange } from './list-change.ts';
import { listNearTopics } from './near-topics.ts';
import type { ReadChange } from './read-changes.ts';

/** What changed articles make of a paper. */
export interface ChangePlan {
  changes: readonly (JudgedChange & Pick<ReadChange, 'keep'>)[];
  stories: readonly StoryChange[];
  lists: readonly ListChange[];
  /** Topics that were likely typing mistakes before. */
  near: readonly NearTopic[];
}

/**
 * What changed articles make of a paper, of which nothing is written yet but the files that are new: they have no number before.
 * @returns what reaches further than these articles, so that all files have to be read together
 */
export function planChange(read: readonly ReadChange[], tables: IndexTables, frame: FrameRow, now: Date): ChangePlan | FarReach {
  const { files, paper } = tables;
  const findByFile = (file: string) => {
    const row = files.findByPath(file);
    return row && paper.stories.find(row.id);
  };
  const near = listNearTopics(tables, frame.ties);
  const judged = judgeChanges(read, { ...frame, near, now, dayKey: createDayKey(frame.site.timeZone) }, { ...paper.stories, findByFile });
  if (typeof judged === 'string') return judged;
  const lost = findFarAlias(judged, tables, frame) ?? findLostLink(judged, tables, frame, now);
  if (lost !== undefined) return lost;
  const stories = judged.map(({ before, story, keep }): StoryChange => {
    return { before: before?.row, after: story && { ...story, id: before?.row.id ?? keep(tables) } };
  });
  const place = (id: number): StoryRow => {
    const row = paper.stories.find(id);
    if (!row) throw new DamagedIndex(`story ${id}`);
    return row;
  };
  const lists = changeLists(stories, { find: paper.lists.find, place, findRecord: bindRecords(judged) });
  const listTakenOff = () => [...paper.stories.list('expired'), ...paper.stories.list('withdrawn')];
  return findFarList(lists, frame, listTakenOff) ?? { changes: judged, stories, lists, near };
}

/** What topics, authors and providers are that some articles are the first to name. */
function bindRecords(changes: readonly JudgedChange[]): ListSource['findRecord'] {
  const topics = new Map(changes.flatMap(({ newNames }) => [...newNames.topics.values()].map((topic) => [topic.slug, topic] as const)));
  const authors = new Map(
    changes.flatMap(({ newNames }) => [...newNames.authors.values()].map((author) => [author.slug, author] as const)),
  );
  return (kind, name, first) => {
    if (kind === 'topic') return topics.get(name);
    if (kind === 'author') return authors.get(name);
    const provider = changes.find(({ story }) => story?.slug === first.slug)?.after?.article?.provider;
    return kind === 'provider' ? provider && { ...provider, domain: name } : undefined;
  };
}
