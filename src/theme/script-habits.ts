/** How a script is set where it is large. */
export interface ScriptHabits {
  /** Letters may stand closer or wider than they are drawn, and slant. What joins its letters, or sets each in a square, does neither. */
  isLoose: boolean;
  /** Of a headline: lines by size, at the least. Letters with marks above and below need more than Latin ones. */
  leading: number;
}

/** Scripts with small letters and capitals, by ISO 15924. */
const WITH_CAPITALS: ReadonlySet<string> = new Set(['Latn', 'Cyrl', 'Grek', 'Armn']);

/** For documents that no style sheet reaches; pages have writing-systems.css. @param language a BCP 47 tag */
export function findScriptHabits(language: string): ScriptHabits {
  const isLoose = WITH_CAPITALS.has(new Intl.Locale(language).maximize().script ?? 'Latn');
  return { isLoose, leading: isLoose ? 1 : 1.4 };
}
