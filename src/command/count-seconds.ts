/** How long something took, for people: `1.2 s`. @param start as `performance.now()` gave it */
export function countSeconds(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}
