/**
 * Gives a body's headings their levels one after the other. The page's title is level 1, so they start at 2,
 * and no level is skipped on the way down.
 */
export function createHeadingLevels(): (stated: number) => number {
  let open: readonly number[] = [];
  return (stated) => {
    open = [...open.filter((level) => level < stated), stated];
    return Math.min(open.length + 1, 6);
  };
}
