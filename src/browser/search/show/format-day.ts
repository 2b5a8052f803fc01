const formats = new Map<string, Intl.DateTimeFormat>();

/** `3 March 2026`, as the rest of the site has it. @param day `2026-03-03` */
export function formatDay(day: string, language: string): string {
  // Without a second choice Intl takes the browser's own language for one that it does not know.
  const format = formats.get(language) ?? new Intl.DateTimeFormat([language, 'en'], { dateStyle: 'long', timeZone: 'UTC' });
  formats.set(language, format);
  return format.format(new Date(`${day}T12:00:00Z`));
}
