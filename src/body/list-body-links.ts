import { Parser } from 'htmlparser2';
import type { Token } from 'markdown-it';
import { parseBody } from './parse-body.ts';

export interface BodyLink {
  /** As the page has it, before links are put under the site's root. */
  href: string;
  /** Of the body, from 1. To look for it takes longer than to find the link. */
  findLine: () => number;
}

/** A body's links, of its HTML too, each address once. */
export function listBodyLinks(markdown: string): BodyLink[] {
  const lines = markdown.split('\n');
  const links = new Map<string, BodyLink>();
  for (const token of parseBody(markdown).tokens) {
    for (const href of listAddresses(token))
      if (!links.has(href)) links.set(href, { href, findLine: () => findLine(lines, href, token.map) });
  }
  return [...links.values()];
}

function listAddresses({ type, content, children }: Token): string[] {
  if (type === 'html_block') return listInHtml(content);
  return (children ?? []).flatMap((child) => {
    if (child.type === 'html_inline') return listInHtml(child.content);
    return child.type === 'link_open' ? [String(child.attrGet('href') ?? '')] : [];
  });
}

function listInHtml(html: string): string[] {
  const found: string[] = [];
  const parser = new Parser({
    onopentag: (name, { href }) => {
      if (name === 'a' && href !== undefined) found.push(href.trim());
    },
  });
  parser.end(html);
  return found;
}

/** The first line of the block that spells the address, else of the body, where a definition may stand; else that of the block. */
function findLine(lines: readonly string[], href: string, map: readonly [number, number] | null): number {
  const [start, end] = map ?? [0, lines.length];
  const spellings = [href, decode(href)];
  const spells = (line: string) => spellings.some((spelling) => line.includes(spelling));
  const inBlock = lines.slice(start, end).findIndex(spells);
  const found = inBlock < 0 ? lines.findIndex(spells) : start + inBlock;
  return (found < 0 ? start : found) + 1;
}

function decode(href: string): string {
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}
