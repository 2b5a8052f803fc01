/** Names in a message. */
const MOST_NAMED = 10;

/** So many of a list, and how many more there are. */
export function nameFirst(names: readonly string[]): string[] {
  const more = names.length - MOST_NAMED;
  return more > 0 ? [...names.slice(0, MOST_NAMED), `and ${more} more`] : [...names];
}
