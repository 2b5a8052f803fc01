/** Asking Intl takes 10 µs, and every page asks for the site's language. */
const locales = new Map<string, string | undefined>();

/**
 * A language as Open Graph writes it, `en_GB` (https://ogp.me/#optional). A language without a country gets the one where
 * most of its readers live; undefined if there is none.
 */
export function openGraphLocale(language: string): string | undefined {
  if (!locales.has(language)) locales.set(language, findLocale(language));
  return locales.get(language);
}

function findLocale(language: string): string | undefined {
  const { language: name, region } = new Intl.Locale(language).maximize();
  return region && /^[A-Z]{2}$/.test(region) ? `${name}_${region}` : undefined;
}
