import { foldAddressPart } from '../../content/fields/address-part.ts';
import { findNextMoment } from '../../content/find-next-moment.ts';
import { compareProblems } from '../../content/problems/problem.ts';
import type { Ties } from '../../content/ties.ts';
import type { IndexTables } from '../../index/index-tables.ts';
import { unpackResult } from '../../index/pack-result.ts';
import type { FrameRow } from '../../index/paper/frame-table.ts';
import { countUses } from './judge-change.ts';
import { bindLocating, listNearTopics, retellNearTopics } from './near-topics.ts';
import type { ChangePlan } from './plan-change.ts';

/**
 * Writes a change to the index: articles, their places, lists, and what is wrong with them; not pictures and closed pages.
 * @returns the frame from then on
 */
export function writeChange(
  plan: ChangePlan,
  tables: IndexTables,
  frame: FrameRow,
  { now, contentDir }: { now: Date; contentDir: string },
): FrameRow {
  const { changes, stories, lists, near } = plan;
  const { paper } = tables;
  for (const { before, after, keep } of changes) if (before || !after) keep(tables);
  for (const { before, after } of stories) {
    if (after) paper.stories.put(after);
    else if (before) paper.stories.remove(before.id);
  }
  for (const { kind, name, after } of lists) {
    if (after) paper.lists.put({ ...after, kind });
    else paper.lists.remove(kind, name);
  }
  for (const { story, newTopics } of changes) {
    if (story?.state === 'shown') continue;
    const nothing = { count: 0, months: new Map<number, number>(), stories: new Int32Array() };
    for (const record of newTopics.values()) paper.lists.put({ kind: 'hiddenTopic', name: record.slug, record, ...nothing });
  }
  const ties = changeTies(frame.ties, plan);
  const changed = new Set(changes.map(({ file }) => file));
  const own = changes.flatMap(({ after }) => after?.problems ?? []);
  const locate = bindLocating(ties, { contentDir, namesOf: (file) => findTopicNames(file, tables) });
  const problems = retellNearTopics(
    [...frame.problems.filter(({ file }) => !changed.has(file)), ...own],
    { before: near, after: listNearTopics(tables, ties), changed },
    locate,
  );
  const coming = findNextMoment(
    changes.flatMap(({ after }) => after?.article ?? []),
    undefined,
    now,
  );
  const moments = [frame.nextMoment, coming].filter((moment) => moment !== undefined).map(Number);
  const written: FrameRow = {
    ...frame,
    ties,
    problems: problems.toSorted(compareProblems),
    nextMoment: moments.length > 0 ? new Date(Math.min(...moments)) : undefined,
  };
  paper.frame.write(written);
  paper.frame.writeMoment(now);
  return written;
}

function changeTies(ties: Ties, { changes }: ChangePlan): Ties {
  const news = changes.flatMap(({ file, newTopics }) => [...newTopics].map(([name, { slug }]) => ({ file, name, slug })));
  return {
    ...ties,
    uses: new Map([...ties.uses, ...countUses(changes, ties.uses)]),
    topics: {
      names: new Map([...ties.topics.names, ...news.map(({ name, slug }): [string, string] => [name, slug])]),
      slugs: new Map([...ties.topics.slugs, ...news.map(({ slug }): [string, string] => [foldAddressPart(slug), slug])]),
      owners: new Map([...ties.topics.owners, ...news.map(({ slug, file }) => [slug, { file, isDescribed: false }] as const)]),
    },
  };
}

function findTopicNames(file: string, { files, articles }: IndexTables): readonly string[] {
  const row = files.findByPath(file);
  const article = row && articles.find(row.id);
  return (article && unpackResult(article, row)?.article?.topicNames) ?? [];
}
