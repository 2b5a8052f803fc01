/** Making an Intl format costs 50 times what using it does. */
const formats = new Map<string, Intl.NumberFormat>();

/** A whole number as a language writes it: `1,234`. @param language a BCP 47 tag */
export function formatNumber(value: number, language: string): string {
  const format = formats.get(language) ?? new Intl.NumberFormat([language, 'en']);
  formats.set(language, format);
  return format.format(value);
}
