/** A font's name in a style sheet. `serif` in quotes would be the name of a font. */
export function quoteFamily(name: string): string {
  return name.includes(' ') ? `"${name}"` : name;
}
