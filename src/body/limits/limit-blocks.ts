import type { MarkdownIt, Token } from 'markdown-it';
import { BODY_LIMITS, type Excess } from './body-limits.ts';

/** What the parser says of a body besides its tokens. */
export type ParseEnvironment = {
  /** False where nobody need look: see `scanBody`. */
  isDense: boolean;
  /** The tokens are none then. */
  excess?: Excess;
};

/**
 * A plugin that looks at a body's blocks before the parser reads what is in them, and at its links after. Of one that holds too much
 * it says so and leaves nothing.
 */
export function limitBlocks({ core }: MarkdownIt): void {
  core.ruler.after('block', 'limit_blocks', (state) => {
    if (isDense(state)) refuse(state, findBlockExcess(state.tokens));
  });
  core.ruler.push('limit_references', (state) => {
    if (isDense(state)) refuse(state, findReferenceExcess(state.tokens));
  });
}

function isDense({ env }: { env: unknown }): boolean {
  return (env as ParseEnvironment).isDense;
}

function refuse(state: { env: unknown; tokens: Token[] }, excess: Excess | undefined): void {
  if (!excess) return;
  Object.assign(state.env as ParseEnvironment, { excess });
  state.tokens = [];
}

function findBlockExcess(tokens: readonly Token[]): Excess | undefined {
  const counts = { nesting: 0, cells: 0, footnotes: 0 };
  let line = 1;
  for (const { type, nesting, map, content } of tokens) {
    if (map) line = map[0] + 1;
    if (/^(?:bullet_list|ordered_list|blockquote)_/.test(type)) counts.nesting += nesting;
    else if (type === 'th_open' || type === 'td_open') counts.cells += 1;
    else if (type === 'footnote_reference_open') counts.footnotes += 1;
    else if (type === 'inline' && content.length > 1) {
      counts.footnotes += content.match(/\[\^|\^\[/g)?.length ?? 0;
      if (hasDenseMarks(content)) return { limit: 'paragraphMarks', line };
    }
    const limit = (['nesting', 'cells', 'footnotes'] as const).find((name) => counts[name] > BODY_LIMITS[name].most);
    if (limit) return { limit, line };
  }
  return undefined;
}

function hasDenseMarks(content: string): boolean {
  const { most } = BODY_LIMITS.paragraphMarks;
  return content.length > most && (content.match(/[\\`*_~[\]<&|@]|\/\//g)?.length ?? 0) > most;
}

/** Addresses and titles that stand elsewhere in the body; those in place are no longer than the body. */
function findReferenceExcess(tokens: readonly Token[]): Excess | undefined {
  let [length, line] = [0, 1];
  for (const { map, children } of tokens) {
    if (map) line = map[0] + 1;
    for (const { attrs, meta } of children ?? []) {
      if (meta?.['label'] === undefined) continue;
      for (const [, value] of attrs ?? []) length += String(value).length;
      if (length > BODY_LIMITS.references.most) return { limit: 'references', line };
    }
  }
  return undefined;
}
