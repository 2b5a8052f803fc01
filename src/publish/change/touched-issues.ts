import { isTakenOff } from '../../content/find-state.ts';
import type { IssueSpan } from '../../lists/issues/list-issues.ts';
import type { ChangePlan } from './plan-change.ts';

/**
 * First days of the newsletter's issues that a change or the clock may make others.
 * @param before all issues at the last build
 * @param after the same by now
 */
export function listTouchedIssues(
  plan: ChangePlan,
  { before, after }: Record<'before' | 'after', readonly IssueSpan[]>,
  dayKey: (moment: Date) => string,
): Set<string> {
  const dates = [before, after].map((issues) => new Set(issues.map(({ date }) => date))) as [Set<string>, Set<string>];
  const days = listTouchedDays(plan, dayKey);
  const ofDays = [before, after].flatMap((issues) =>
    days.flatMap(({ day, leadsOn }) => [
      ...issues.filter(({ date, lastDate }) => date <= day && day <= lastDate),
      ...(leadsOn ? issues.filter(({ date }) => date > day).slice(-1) : []),
    ]),
  );
  return new Set([...dates[0].symmetricDifference(dates[1]), ...ofDays.map(({ date }) => date)]);
}

/** Days whose issue may be another, and whether the next one may be so too: what was corrected on days without a story stands in it. */
function listTouchedDays({ lists, changes, stories }: ChangePlan, dayKey: (moment: Date) => string): { day: string; leadsOn: boolean }[] {
  const ofLists = lists.flatMap(({ kind, name, before, after }) => (kind === 'day' ? [{ day: name, leadsOn: !before || !after }] : []));
  const corrections = changes.flatMap(({ before, after }) =>
    [before?.result, after].flatMap((result) => result?.article?.corrections ?? []),
  );
  // They count as days with a story, so that what they told moves to no later issue.
  const takenOff = stories.flatMap(({ before, after }) =>
    [before, after].flatMap((row) => (row && isTakenOff(row.state) ? [row.day] : [])),
  );
  const leading = new Set([...corrections.map(({ at }) => dayKey(at)), ...takenOff]);
  return [...ofLists, ...[...leading].map((day) => ({ day, leadsOn: true }))];
}
