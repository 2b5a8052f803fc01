/**
 * A text as SQLite sorts it, which compares bytes of UTF-8, and JavaScript, which compares units of UTF-16: what both put in the same
 * order. Units from the surrogates on become two that lie before them. The beginning of a text becomes the beginning of its key.
 */
export function toSortKey(text: string): string {
  return text.replace(FROM_SURROGATES, (unit) => ESCAPE + String.fromCharCode(unit.charCodeAt(0) - ESCAPE.charCodeAt(0) + 1));
}

/** Of no character. */
const ESCAPE = '\uD7FF';
const FROM_SURROGATES = /[\uD7FF-\uFFFF]/g;
