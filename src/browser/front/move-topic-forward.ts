/**
 * The topics with one of them a place further to the front.
 * @param isShown others are passed over: the reader does not see what the site no longer has
 */
export function moveTopicForward(slug: string, kept: readonly string[], isShown: (slug: string) => boolean): string[] {
  const before = kept.slice(0, kept.indexOf(slug)).findLast(isShown);
  return kept.flatMap((other) => (other === before ? [slug, other] : other === slug ? [] : [other]));
}
