/** Ems at the side of the name: its mark. */
const MARK = 1;
/** Ems of a letter in the face for headlines, set as close as a nameplate is; signs of East Asia fill a square. */
const LETTER = 0.51;
const SQUARE = 0.96;
const SQUARES = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\u30fc\uff00-\uff60]/gu;

/** Ems of the longest name that fits into a line as large as the style sheets have it, or into two on a phone. */
const MOST = 15.5;

/**
 * The rules for a long name, which would take the first screen from the news: letters so small that it stands in one line, and
 * on a phone in two or three. Empty for others: each byte is in every page.
 */
export function writeNameStyles(name: string): string {
  const squares = name.match(SQUARES)?.length ?? 0;
  const ems = MARK + squares * SQUARE + ([...name].length - squares) * LETTER;
  if (ems <= MOST) return '';
  const share = (percent: number) => Number((percent / ems).toFixed(2));
  return (
    // Beside the tools, and across the front page.
    `.masthead .nameplate{font-size:min(clamp(1rem,.72rem + 1.4vw,1.4375rem),max(.875rem,${share(78)}vw))}` +
    `.masthead.masthead-home .nameplate{font-size:max(1.25rem,min(${share(92)}vw,${share(75)}rem))}` +
    '@media(max-width:47.99rem){.masthead.masthead .nameplate a{padding-block:.3rem .55rem}}'
  );
}
