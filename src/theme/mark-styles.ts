/** The rules for a paper's logo. They stand in its own pages only: each byte of a style sheet is in every page of every paper. */
const LOGO =
  '.nameplate .has-logo{display:inline-flex;align-items:center}' +
  '.nameplate img{flex:none;width:auto;height:1.25em;margin-inline-end:.26em;object-fit:contain}' +
  '.masthead-home .nameplate img{height:.98em}';

/** One that holds the name in letters stands for it. */
const WORDMARK =
  '.nameplate .is-wordmark{display:block}' +
  '.nameplate .is-wordmark img{height:1.75em;margin:0;object-position:0}' +
  '.masthead-home .nameplate .is-wordmark img{height:1.15em}' +
  '[dir="rtl"] .nameplate .is-wordmark img{object-position:100%}';

/** By day one, by night the other, as the reader or the system has it. */
const BY_NIGHT =
  '.nameplate .by-night,:root[data-theme="dark"] .by-day{display:none}' +
  ':root[data-theme="dark"] .by-night{display:inline-block}' +
  '@media(prefers-color-scheme:dark){:root:not([data-theme="light"]) .by-night{display:inline-block}' +
  ':root:not([data-theme="light"]) .by-day{display:none}}';

/** @param logo whether it holds the name in letters, and whether there is another for the night */
export function writeMarkStyles({ isWordmark, hasNight }: { isWordmark: boolean; hasNight: boolean }): string {
  return LOGO + (isWordmark ? WORDMARK : '') + (hasNight ? BY_NIGHT : '');
}
