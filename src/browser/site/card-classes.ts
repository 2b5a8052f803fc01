/** `small` has no excerpt, `brief` and `found` no picture either. `feature` opens a list. */
export type CardKind = 'lead' | 'feature' | 'card' | 'row' | 'small' | 'brief' | 'found';

/** Characters: in large type a longer headline is a wall. */
const LONG = 90;

/** The classes of a story's card, drawn by the build or in the browser. */
export function nameCardClasses(kind: CardKind, title: string, hasPicture: boolean): string {
  const isPlain = !hasPicture && kind !== 'brief' && kind !== 'found';
  return ['story', `story-${kind}`, ...(isPlain ? ['plain'] : []), ...(title.length > LONG ? ['is-long'] : [])].join(' ');
}
