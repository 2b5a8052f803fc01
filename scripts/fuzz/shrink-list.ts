/** A list with as much left out as it can spare: halves first, then ever smaller parts (delta debugging, https://doi.org/10.1109/32.988498). */
export async function shrinkList<Item>(
  list: readonly Item[],
  isEnough: (list: readonly Item[]) => Promise<boolean>,
): Promise<readonly Item[]> {
  let kept = list;
  for (let size = Math.ceil(kept.length / 2); size >= 1 && kept.length > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < kept.length; ) {
      const fewer = [...kept.slice(0, start), ...kept.slice(start + size)];
      if (await isEnough(fewer)) kept = fewer;
      else start += size;
    }
  }
  return kept;
}
