const known = new Map<string, { value: string } | { fault: string }>();

/** A BCP 47 tag in its canonical form, or what is wrong with the text. Remembered: asking Intl takes longer than reading the file. */
export function parseLanguage(text: string): { value: string } | { fault: string } {
  const result = known.get(text) ?? findLanguage(text);
  if (text.length <= MAX_LENGTH) known.set(text, result);
  return result;
}

/** Letters; a longer one is nobody's. */
const MAX_LENGTH = 35;

function findLanguage(text: string): { value: string } | { fault: string } {
  try {
    const [language] = Intl.getCanonicalLocales(text);
    // A well-formed tag that nobody knows (`english`) would be shown in the machine's own language.
    const isKnown = language && new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(language.split('-')[0] ?? '');
    return isKnown ? { value: language } : { fault: 'is not a language tag' };
  } catch {
    return { fault: 'is not a language tag' };
  }
}
