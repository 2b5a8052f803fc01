import type { PaperLife } from './papers/any-paper.ts';
import type { Paper } from './papers/paper.ts';
import { shrinkList } from './shrink-list.ts';

/**
 * The smallest paper that still shows a fault, as far as a number of tries finds it: whole parts are left out first, then lines of
 * those that stay (delta debugging, https://doi.org/10.1109/32.988498).
 * @param shows whether a paper still has the fault
 */
export async function shrinkLife(life: PaperLife, shows: (life: PaperLife) => Promise<boolean>, tries: number): Promise<PaperLife> {
  let left = tries;
  const test = async (smaller: PaperLife) => {
    left -= 1;
    return left >= 0 && shows(smaller);
  };
  const withFirst = (first: Paper): PaperLife => ({
    first,
    second: life.second.filter((part) => first.includes(part) || !life.first.includes(part)),
  });
  const first = await shrinkList(life.first, (parts) => test(withFirst(parts)));
  let small = withFirst(first);
  small = { ...small, second: await shrinkList(small.second, (second) => test({ ...small, second })) };
  for (const part of new Set([...small.first, ...small.second])) {
    if (typeof part.content !== 'string' || !part.content.includes('\n')) continue;
    const put = (content: string): PaperLife => {
      const swap = (paper: Paper) => paper.map((one) => (one === part ? { ...one, content } : one));
      return { first: swap(small.first), second: swap(small.second) };
    };
    const lines = await shrinkList(part.content.split('\n'), (some) => test(put(some.join('\n'))));
    small = put(lines.join('\n'));
  }
  return small;
}
