import type { ParsedArticle } from '../../content/article.ts';
import { hideFutureCorrections } from '../../content/between/hide-future-corrections.ts';
import { foldAddressPart } from '../../content/fields/address-part.ts';
import { isOut } from '../../content/find-state.ts';
import { bindIsHere } from '../../content/is-here.ts';
import { compareProblems } from '../../content/problems/problem.ts';
import { foldLastPart } from '../../content/read/collect-ties.ts';
import type { Ties } from '../../content/ties.ts';
import type { IndexTables } from '../../index/index-tables.ts';
import { unpackResult } from '../../index/pack-result.ts';
import type { FrameRow } from '../../index/paper/frame-table.ts';
import { WITHOUT_STORIES } from '../../index/paper/lists-table.ts';
import type { StoryRow } from '../../index/paper/stories-table.ts';
import { countUses } from './judge-change.ts';
import { bindLocating, listNearTopics, retellNearTopics } from './near-topics.ts';
import { addNames, type NewNames } from './new-names.ts';
import type { ChangePlan } from './plan-change.ts';

/**
 * Writes a change to the index: articles, their places, lists, corrections, and what is wrong with them; not pictures and closed pages.
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
  for (const [place, { before, after }] of stories.entries()) {
    if (after) paper.stories.put(after);
    else if (before) paper.stories.remove(before.id);
    if (after) noteCorrections(paper, after, changes[place]?.after?.article, now);
  }
  for (const { kind, name, after } of lists) {
    if (after) paper.lists.put({ ...after, kind });
    else paper.lists.remove(kind, name);
  }
  for (const { story, newNames } of changes) {
    if (story?.state === 'shown') continue;
    for (const record of newNames.topics.values()) paper.lists.put({ kind: 'hiddenTopic', name: record.slug, record, ...WITHOUT_STORIES });
    for (const record of newNames.authors.values())
      paper.lists.put({ kind: 'hiddenAuthor', name: record.slug, record, ...WITHOUT_STORIES });
  }
  const ties = changeTies(frame, plan);
  const changed = new Set(changes.map(({ file }) => file));
  const own = changes.flatMap(({ after }) => after?.problems ?? []);
  const locate = bindLocating(ties, { contentDir, namesOf: (file) => findTopicNames(file, tables) });
  const problems = retellNearTopics(
    [...frame.problems.filter(({ file }) => !changed.has(file)), ...own],
    { before: near, after: listNearTopics(tables, ties), changed },
    locate,
  );
  const written: FrameRow = { ...frame, ties, problems: problems.toSorted(compareProblems) };
  paper.frame.write(written);
  return written;
}

function noteCorrections(
  { corrections }: IndexTables['paper'],
  { id, slug, state }: StoryRow,
  article: Pick<ParsedArticle, 'corrections'> | undefined,
  now: Date,
): void {
  const due = article && isOut(state) ? hideFutureCorrections(article, now).corrections : [];
  if (due.length > 0) corrections.put({ id, slug, isTakenOff: state !== 'shown', moments: due.map(({ at }) => at.getTime()) });
  else corrections.remove(id);
}

function changeTies({ ties, site }: FrameRow, { changes }: ChangePlan): Ties {
  const isHere = bindIsHere(site);
  const links = changes.flatMap(({ after }) => after?.article?.links?.addresses.filter(isHere) ?? []);
  const listAliases = (articles: readonly (ParsedArticle | undefined)[]) =>
    new Set(articles.flatMap((article) => article?.aliases.map(foldAddressPart) ?? []));
  const list = (kind: keyof NewNames) =>
    changes.flatMap(({ file, newNames }) => [...newNames[kind]].map(([name, { slug }]) => ({ file, name, slug })));
  return {
    ...ties,
    uses: new Map([...ties.uses, ...countUses(changes, ties.uses)]),
    topics: addNames(ties.topics, list('topics')),
    authors: addNames(ties.authors, list('authors')),
    taken: ties.taken
      .difference(listAliases(changes.map(({ before }) => before?.result.article)))
      .union(listAliases(changes.map(({ after }) => after?.article))),
    // Those that nobody names any more may stay: who has such a name then has all articles read.
    mentioned: new Set([...ties.mentioned, ...links.map(foldLastPart)]),
  };
}

function findTopicNames(file: string, { files, articles }: IndexTables): readonly string[] {
  const row = files.findByPath(file);
  const article = row && articles.find(row.id);
  return (article && unpackResult(article, row)?.article?.topicNames) ?? [];
}
