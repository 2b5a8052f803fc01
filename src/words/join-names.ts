/** Making an Intl format costs far more than using it. */
const formats = new Map<string, Intl.ListFormat>();

function formatOf(language: string): Intl.ListFormat {
  const format = formats.get(language) ?? new Intl.ListFormat([language, 'en'], { type: 'conjunction' });
  formats.set(language, format);
  return format;
}

/** `A, B and C`. @param language a BCP 47 tag */
export function joinNames(items: readonly { name: string }[], language: string): string {
  return formatOf(language).format(items.map(({ name }) => name));
}

/** The same as pieces, where a name is more than text: each item in its place, and what stands between them. */
export function joinItems<Item extends { name: string }>(items: readonly Item[], language: string): (Item | string)[] {
  const next = items.values();
  return formatOf(language)
    .formatToParts(items.map(({ name }) => name))
    .map(({ type, value }) => (type === 'element' ? (next.next().value ?? value) : value));
}
