import { toAddressPart } from '../text/to-address-part.ts';

/** Characters; a heading may be a sentence, and its address is for people to pass on. */
const LONGEST = 60;

/**
 * Gives a body's headings ids one after the other, made of their words, so that a link to a part still leads there after
 * other parts have changed. `h-` sets them apart from the page's own ids, from those of footnotes, and from names that scripts
 * know (`__proto__`, `name`).
 */
export function createHeadingIds(): (text: string) => string {
  const taken = new Set<string>();
  const repeats = new Map<string, number>();
  return (text) => {
    const words = shorten(toAddressPart(text));
    const stem = words === '' ? 'h' : `h-${words}`;
    let [id, number] = [stem, repeats.get(stem) ?? 1];
    while (taken.has(id)) id = `${stem}-${++number}`;
    repeats.set(stem, number);
    taken.add(id);
    return id;
  };
}

function shorten(words: string): string {
  const letters = [...words];
  return letters.length <= LONGEST
    ? words
    : letters
        .slice(0, LONGEST)
        .join('')
        .replace(/-[^-]*$/, '');
}
