/** Fewer words may be a heading that comes again and again: “Morning briefing”. */
const LEAST_WORDS = 4;
/** From so many words on, a copy may have more of them: one for each four. */
const LEAST_WORDS_TO_ADD = 6;

/**
 * Whether two headlines are copies: equal words in the same order, but for some that one of them adds, as in “Update: …” or
 * “…, officials say”. A word in another's place makes another story (“Apple beats estimates”, “Intel beats estimates”),
 * and so does every number. A share of common words can't tell these apart: of long headlines it is above 0.8 in both.
 * @param one words of a headline, see `listTitleWords`
 */
export function isSameTitle(one: readonly string[], other: readonly string[]): boolean {
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  if (shorter.length < LEAST_WORDS || longer.length - shorter.length > countAddable(shorter)) return false;
  let found = 0;
  for (const word of longer) {
    if (word === shorter[found]) found += 1;
    else if (/\p{N}/u.test(word)) return false;
  }
  return found === shorter.length;
}

function countAddable({ length }: readonly string[]): number {
  return length < LEAST_WORDS_TO_ADD ? 0 : Math.floor(length / 4);
}
