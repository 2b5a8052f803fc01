import { getBodyParser } from './body-parser.ts';
import type { Excess } from './limits/body-limits.ts';
import { measureHtml } from './limits/measure-html.ts';
import { scanBody } from './limits/scan-body.ts';
import { parseBody } from './parse-body.ts';

/** The limits that a body exceeds: one for which it is shown plain, or those of its blocks of code. Few bodies need be parsed to know. */
export function findExcesses(markdown: string): readonly Excess[] {
  const { isDense, excess } = scanBody(markdown);
  if (excess) return [excess];
  if (!isDense) return [];
  const { tokens, hasHtml, largeCode, ...parsed } = parseBody(markdown);
  if (parsed.excess) return [parsed.excess];
  if (!hasHtml) return [...largeCode.values()];
  const { renderer, options } = getBodyParser();
  const limit = measureHtml(renderer.render(tokens, { ...options, highlight: null }, { words: NO_WORDS }));
  const first = tokens.find(({ type, children }) => type === 'html_block' || children?.some((child) => child.type === 'html_inline'));
  return limit ? [{ limit, line: (first?.map?.[0] ?? 0) + 1 }] : [...largeCode.values()];
}

const NO_WORDS = { footnotes: '', backToText: '', table: '' };
