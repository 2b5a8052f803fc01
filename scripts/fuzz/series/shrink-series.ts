import { shrinkList } from '../shrink-list.ts';
import type { Series, Step } from './any-series.ts';

/**
 * The shortest series that still shows a fault, as far as a number of tries finds it: steps are left out first, then what happens in
 * those that stay, then articles.
 * @param shows whether a series still has the fault
 */
export async function shrinkSeries(series: Series, shows: (series: Series) => Promise<boolean>, tries: number): Promise<Series> {
  let left = tries;
  const test = async (smaller: Series) => {
    left -= 1;
    return left >= 0 && shows(smaller);
  };
  let small = { ...series, steps: await shrinkList(series.steps, (steps) => test({ ...series, steps })) };
  for (const number of small.steps.keys()) {
    for (const part of SPARED) {
      const steps = small.steps.map((step, index) => (index === number ? { ...step, ...part } : step));
      if (JSON.stringify(steps) !== JSON.stringify(small.steps) && (await test({ ...small, steps }))) small = { ...small, steps };
    }
  }
  const { paper } = small;
  const stories = await shrinkList(paper.stories, (some) => test({ ...small, paper: { ...paper, stories: some } }));
  return { ...small, paper: { ...paper, stories } };
}

/** What a step may do without. */
const SPARED: readonly Partial<Step>[] = [
  { accident: undefined },
  { far: [] },
  { late: [] },
  { near: [] },
  { minutes: 0 },
  { isSince: false, isCommitted: false },
];
