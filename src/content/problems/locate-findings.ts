import type { Finding } from './finding.ts';
import { foldAlike } from './fold-alike.ts';
import { createFieldLocator } from './locate-field.ts';
import { describeRest, type Problem } from './problem.ts';

/**
 * Gives the findings of one file their line and column. Of many alike the first few are told, and how many more there are.
 * @param yaml the text the fields were read from; it is parsed once more, and only where there is a finding
 * @param text the whole file
 */
export function locateFindings(findings: readonly Finding[], yaml: string, text = yaml): Problem[] {
  if (findings.length === 0) return [];
  let locate: ReturnType<typeof createFieldLocator> | undefined;
  const placeOf = ({ path, isAtName, place, text: sought }: Finding) => {
    if (place) return place;
    if (sought !== undefined) return locateText(text, sought);
    locate ??= createFieldLocator(yaml);
    return locate(path, isAtName);
  };
  const { shown, rest } = foldAlike(findings, kindOf);
  return [
    ...shown.map((finding) => ({
      severity: finding.severity,
      file: finding.file,
      ...placeOf(finding),
      message: typeof finding.message === 'string' ? finding.message : finding.message(),
    })),
    ...rest.map(({ first, count }) => describeRest({ severity: first.severity, file: first.file, ...placeOf(first) }, count)),
  ];
}

/** Entries of one list are alike, and so are all names that nobody knows. */
function kindOf({ severity, path, isAtName, text }: Finding): string {
  const field = isAtName ? 'a name' : path.filter((step) => typeof step === 'string').join('.');
  return `${severity} ${text === undefined ? field : 'in the text'}`;
}

/** Where a picture's path stands below the front matter, plain or percent-encoded. */
function locateText(text: string, path: string): { line: number; column: number } {
  const body = Math.max(text.indexOf('\n---', 3), 0);
  const spellings = [path, encodeURI(path)].map((spelling) => RegExp.escape(spelling)).join('|');
  const found = new RegExp(`(?<=\\]\\(\\s*<?|\\]:\\s*<?)(?:\\.?/)?(?:${spellings})`).exec(text.slice(body));
  const before = text.slice(0, found ? body + found.index : 0).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
