import type { Token } from 'markdown-it';
import { getBodyParser } from './body-parser.ts';
import { createHeadingIds } from './heading-ids.ts';
import { createHeadingLevels } from './heading-levels.ts';
import { findLargeCode } from './highlight-code.ts';
import type { Excess } from './limits/body-limits.ts';
import type { ParseEnvironment } from './limits/limit-blocks.ts';
import { scanBody } from './limits/scan-body.ts';
import { makeFigures } from './make-figures.ts';

export interface ParsedBody {
  markdown: string;
  /** None of a body that is to be shown plain. */
  tokens: Token[];
  /** Of the author's. */
  hasHtml: boolean;
  /** Why it is to be shown plain. */
  excess: Excess | undefined;
  /** Blocks of code that stay without colours. */
  largeCode: ReadonlyMap<Token, Excess>;
}

let lastBody: ParsedBody | undefined;

/** The last one is remembered: an article's page and its API document are mostly written one after the other. */
export function parseBody(markdown: string): ParsedBody {
  if (lastBody?.markdown !== markdown) lastBody = { markdown, ...parse(markdown) };
  return lastBody;
}

function parse(markdown: string): Omit<ParsedBody, 'markdown'> {
  const refuse = (excess: Excess) => ({ tokens: [], hasHtml: false, excess, largeCode: new Map() });
  const { excess, isDense } = scanBody(markdown);
  if (excess) return refuse(excess);
  const environment: ParseEnvironment = { isDense };
  const parsed = getBodyParser().parse(markdown, environment);
  if (environment.excess) return refuse(environment.excess);
  // Captions first: they bring HTML and links of their own.
  const tokens = makeFigures(parsed, getBodyParser());
  const hasHtml = tokens.some((token) => token.type === 'html_block' || token.children?.some(({ type }) => type === 'html_inline'));
  setHeadings(tokens);
  for (const token of tokens) useClassForAlignment(token);
  return { tokens, hasHtml, excess: undefined, largeCode: findLargeCode(tokens) };
}

function setHeadings(tokens: readonly Token[]): void {
  const levelOf = createHeadingLevels();
  const idOf = createHeadingIds();
  let tag = '';
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'heading_open') {
      tag = `h${levelOf(Number(token.tag.slice(1)))}`;
      token.attrSet('id', idOf(readText(tokens[index + 1])));
    }
    if (token.type === 'heading_open' || token.type === 'heading_close') token.tag = tag;
  }
}

function readText(inline: Token | undefined): string {
  const pieces = (inline?.children ?? []).map(({ type, content }) =>
    /break$/.test(type) ? ' ' : /^(?:text|code_inline)$/.test(type) ? content : '',
  );
  return pieces.join('');
}

/** markdown-it aligns table cells with a style attribute, which a strict Content-Security-Policy forbids. */
function useClassForAlignment(token: Token): void {
  const alignment = /^text-align:(left|center|right)$/.exec(String(token.attrGet('style') ?? ''))?.[1];
  if (alignment) token.attrs = [['class', `align-${alignment}`]];
}
