import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';

export type FieldPath = readonly PropertyKey[];

/**
 * Where a field stands in YAML text, line and column from 1. A missing field is located at its group; no path at all is the file.
 * The `yaml` package knows every node's place but takes eight times as long, so only files with a problem come here.
 */
export function createFieldLocator(text: string): (path: FieldPath, isAtName?: boolean) => { line: number; column: number } {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: false, logLevel: 'silent' });
  return (path, isAtName = false) => {
    let node: unknown = document.contents;
    let offset = 0;
    for (const [depth, step] of path.entries()) {
      const child = isMap(node) || isSeq(node) ? node.get(step, true) : undefined;
      const key = isMap(node) ? node.items.find((pair) => isScalar(pair.key) && pair.key.value === step)?.key : undefined;
      if (child === undefined && key === undefined) break;
      const isLast = depth === path.length - 1;
      offset = (isLast && !isAtName) || !isScalarKey(key) ? nodeStart(child) || nodeStart(key) : nodeStart(key);
      node = child;
    }
    const { line, col } = counter.linePos(offset);
    return { line, column: col };
  };
}

function isScalarKey(key: unknown): boolean {
  return isScalar(key) && key.range !== undefined;
}

function nodeStart(node: unknown): number {
  const range = (node as { range?: [number, number, number] | null } | undefined)?.range;
  return range?.[0] ?? 0;
}
