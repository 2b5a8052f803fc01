import type { Finding } from './finding.ts';
import { createFieldLocator } from './locate-field.ts';
import type { Problem } from './problem.ts';

/**
 * Gives the findings of one file their line and column.
 * @param yaml the text the fields were read from; it is parsed once more, and only where there is a finding
 * @param text the whole file
 */
export function locateFindings(findings: readonly Finding[], yaml: string, text = yaml): Problem[] {
  if (findings.length === 0) return [];
  const locate = createFieldLocator(yaml);
  return findings.map(({ severity, file, path, isAtName, text: sought, message }) => {
    const place = sought === undefined ? locate(path, isAtName) : locateText(text, sought);
    return { severity, file, ...place, message };
  });
}

/** Where a picture's path stands below the front matter, plain or percent-encoded. */
function locateText(text: string, path: string): { line: number; column: number } {
  const body = Math.max(text.indexOf('\n---', 3), 0);
  const spellings = [path, encodeURI(path)].map((spelling) => RegExp.escape(spelling)).join('|');
  const found = new RegExp(`(?<=\\]\\(\\s*<?|\\]:\\s*<?)(?:\\.?/)?(?:${spellings})`).exec(text.slice(body));
  const before = text.slice(0, found ? body + found.index : 0).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
