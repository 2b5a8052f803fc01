/** Mistakes of one kind that a file is told of, one a line; more would drown the others. */
const MOST_ALIKE = 10;

export interface Folded<Item> {
  shown: readonly Item[];
  /** The first that is not shown of each kind, and how many there are from it on; always more than one. */
  rest: readonly { first: Item; count: number }[];
}

/** Of the things in a file that are wrong, the first few of each kind. */
export function foldAlike<Item>(items: readonly Item[], kindOf: (item: Item) => string): Folded<Item> {
  if (items.length <= MOST_ALIKE) return { shown: items, rest: [] };
  const kinds = [...Map.groupBy(items, kindOf).values()].map((ofKind) => ({
    shown: ofKind.length > MOST_ALIKE + 1 ? ofKind.slice(0, MOST_ALIKE) : ofKind,
    ofKind,
  }));
  return {
    shown: kinds.flatMap(({ shown }) => shown),
    rest: kinds.flatMap(({ shown, ofKind }) => {
      const first = ofKind[shown.length];
      return first === undefined ? [] : [{ first, count: ofKind.length - shown.length }];
    }),
  };
}
