export interface MonthCount {
  year: string;
  /** Two digits. */
  month: string;
  count: number;
}

/** How many stories a list has, and when they came: what its newest page tells of all of its pages. */
export interface ListLife {
  total: number;
  /** The month of its oldest story. */
  since: Omit<MonthCount, 'count'>;
  /** The 12 to 24 months up to its newest story, those without a story too; oldest first. It never ends at a newer story of another list. */
  recent: readonly MonthCount[];
}

const FEWEST_MONTHS = 12;
const MOST_MONTHS = 24;

/**
 * @param counts how many stories it has by month, see `numberMonth`; in any order
 * @returns undefined for a list without a story
 */
export function describeLife(counts: ReadonlyMap<number, number>): ListLife | undefined {
  let [total, since, last] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [month, count] of counts) {
    if (count === 0) continue;
    total += count;
    since = Math.min(since, month);
    last = Math.max(last, month);
  }
  if (total === 0) return undefined;
  const length = Math.min(MOST_MONTHS, Math.max(FEWEST_MONTHS, last - since + 1));
  const recent = Array.from({ length }, (_, index) => {
    const month = last - length + 1 + index;
    return { ...nameMonth(month), count: counts.get(month) ?? 0 };
  });
  return { total, since: nameMonth(since), recent };
}

function nameMonth(number: number): Omit<MonthCount, 'count'> {
  return { year: String(Math.floor(number / 12)).padStart(4, '0'), month: String((number % 12) + 1).padStart(2, '0') };
}
