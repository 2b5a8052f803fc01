import { findRootConflicts } from '../../content/between/find-root-conflicts.ts';
import type { IndexTables } from '../../index/index-tables.ts';
import type { FrameRow } from '../../index/paper/frame-table.ts';
import type { FarReach, JudgedChange } from './judge-article.ts';

/** The old addresses that changed articles have or had, without a slash at their ends. */
export function listChangedAliases(changes: readonly Pick<JudgedChange, 'before' | 'after'>[]): Set<string> {
  const articles = changes.flatMap(({ before, after }) => [before?.result, after].flatMap((result) => result?.article ?? []));
  return new Set(articles.flatMap(({ aliases }) => aliases.map((alias) => alias.slice(1, -1))));
}

/** Whether an old address of a changed article is one of a list too, or leads through a file at the root of the site. */
export function findFarAlias(changes: readonly JudgedChange[], { paper }: IndexTables, { rootFiles }: FrameRow): FarReach | undefined {
  for (const { file, after } of changes) {
    const conflicts = findRootConflicts(rootFiles, [], after?.article ? [after.article] : [], {
      indexNowKey: undefined,
      isFirst: () => false,
    });
    if (conflicts.length > 0) return `${file} has an alias that leads through a file`;
  }
  const far = [...listChangedAliases(changes)].find((alias) => paper.aliases.find(alias)?.owner !== undefined);
  return far && `an old address of a list is ${far} too`;
}
