import { Parser } from 'htmlparser2';
import { parseBody } from './parse-body.ts';

/** What readers would miss: the sanitiser leaves nothing of these. */
const TAGS = new Set(['audio', 'video', 'iframe', 'embed', 'object']);
const MAY_HOLD_ONE = new RegExp(`<(?:${[...TAGS].join('|')})\\b`, 'i');

export interface DroppedTag {
  /** `iframe`. */
  name: string;
  /** Of the body, from 1. */
  line: number;
}

/** Sounds, films and frames in a body's HTML, none of which a page shows; in code they are text. */
export function findDroppedTags(markdown: string): DroppedTag[] {
  if (!MAY_HOLD_ONE.test(markdown)) return [];
  const dropped: DroppedTag[] = [];
  let line = 1;
  for (const { type, map, content, children } of parseBody(markdown).tokens) {
    if (map) line = map[0] + 1;
    const pieces =
      type === 'html_block' ? [content] : (children ?? []).filter((child) => child.type === 'html_inline').map((child) => child.content);
    for (const piece of pieces) dropped.push(...findTags(piece).map(({ name, lines }) => ({ name, line: line + lines })));
  }
  return dropped;
}

function findTags(html: string): { name: string; lines: number }[] {
  const found: { name: string; lines: number }[] = [];
  let [read, lines] = [0, 0];
  const parser = new Parser({
    onopentagname: (name) => {
      if (!TAGS.has(name)) return;
      lines += html.slice(read, parser.startIndex).split('\n').length - 1;
      read = parser.startIndex;
      found.push({ name, lines });
    },
  });
  parser.end(html);
  return found;
}
