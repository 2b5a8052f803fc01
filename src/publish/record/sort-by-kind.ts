import { compareText } from '../../text/compare-text.ts';

/**
 * Sorts texts as `toSorted` does. Those of one kind mostly come in their order, and kinds take turns: sorted one by one, they take less
 * time.
 * @param separator ends the name of a kind
 */
export function sortByKind(texts: readonly string[], separator: string): string[] {
  const kinds = Map.groupBy(texts, (text) => text.slice(0, text.indexOf(separator) + 1) || text);
  // The name of a kind begins with that of another only where the other one is a text without separator, and alone.
  return [...kinds].toSorted(([a], [b]) => compareText(a, b)).flatMap(([, ofKind]) => ofKind.toSorted());
}
