/** `small` has no excerpt, `brief` and `found` no picture either. `feature` opens a list; `half` is a card of two. */
export type CardKind = 'lead' | 'feature' | 'half' | 'card' | 'row' | 'small' | 'brief' | 'found';

/** The classes of a story's card, drawn by the build or in the browser. */
export function nameCardClasses(kind: CardKind, hasPicture: boolean): string {
  const isPlain = !hasPicture && kind !== 'brief' && kind !== 'found';
  return `story story-${kind === 'half' ? 'card story-half' : kind}${isPlain ? ' plain' : ''}`;
}
