import { watchPaper } from './watch-paper.ts';

/** Milliseconds; editors write a file in several steps. */
const SETTLE = 60;

/** What happens to a paper's files. */
export interface FollowedPaper {
  /** Paths of what may have changed since the last call. */
  take: () => string[];
  /** Calls `reload` whenever things have settled after a change, also one that came before. */
  onSettled: (reload: () => void) => void;
}

export function followPaper(contentDir: string): FollowedPaper {
  const changed = new Set<string>();
  let reload: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  const settle = () => {
    clearTimeout(timer);
    timer = setTimeout(() => reload?.(), SETTLE);
  };
  watchPaper(
    contentDir,
    (path) => {
      changed.add(path);
      settle();
    },
    ({ message }) =>
      console.error(`some changes will not show: ${message}; let the system watch more folders, then start npm run dev again`),
  );
  return {
    take: () => {
      const paths = [...changed];
      changed.clear();
      return paths;
    },
    onSettled: (work) => {
      reload = work;
      if (changed.size > 0) settle();
    },
  };
}
