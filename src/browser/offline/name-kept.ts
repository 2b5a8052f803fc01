/** What worker.js calls its caches. @param base of the site; begins and ends with a slash */
export function nameKept(what: 'pages' | 'files', base: string): string {
  return `broadsheet ${base} ${what} 1`;
}
