export interface LetterGroup<Item> {
  /** A capital without its accents, or `#` for what begins with no letter. */
  letter: string;
  /** By name. */
  items: readonly Item[];
}

const NO_LETTER = '#';

/** Sorts things by name as a language does, and groups them by first letter; `#` comes first. @param language a BCP 47 tag */
export function listByLetter<Item>(items: readonly Item[], nameOf: (item: Item) => string, language: string): LetterGroup<Item>[] {
  const { compare } = new Intl.Collator([language, 'en'], { numeric: true });
  const sorted = items.toSorted((a, b) => compare(nameOf(a), nameOf(b)));
  return [...Map.groupBy(sorted, (item) => findLetter(nameOf(item), language))]
    .map(([letter, ofLetter]) => ({ letter, items: ofLetter }))
    .toSorted((a, b) => Number(b.letter === NO_LETTER) - Number(a.letter === NO_LETTER) || compare(a.letter, b.letter));
}

function findLetter(name: string, language: string): string {
  const [first = ''] = name
    .normalize('NFD')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .toLocaleUpperCase(language);
  return /\p{L}/u.test(first) ? first : NO_LETTER;
}
