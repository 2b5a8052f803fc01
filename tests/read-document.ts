import { readFileSync } from 'node:fs';
import createMarkdownIt, { type Token } from 'markdown-it';

/** What a page of the documentation says, as far as a program can check it. */
export interface DocumentPage {
  /** Texts of code spans, each once. */
  code: ReadonlySet<string>;
  /** Blocks of code. */
  blocks: readonly string[];
  /** Addresses of links and pictures. */
  links: readonly string[];
  /** What a link to a part of the page may end in, by GitHub's rule. */
  anchors: ReadonlySet<string>;
  tables: readonly Table[];
}

export interface Table {
  /** Of its first column. */
  name: string;
  rows: readonly Row[];
}

export interface Row {
  /** Code spans of the first cell. */
  names: readonly string[];
  /** Texts of all cells. */
  cells: readonly string[];
}

const parser = createMarkdownIt();

export function readDocument(path: string): DocumentPage {
  const tokens = parser.parse(readFileSync(path, 'utf8'), {});
  const inline = tokens.flatMap(({ children }) => children ?? []);
  return {
    code: new Set(listCode(inline)),
    blocks: tokens.filter(({ type }) => type === 'fence').map(({ content }) => content),
    links: inline.flatMap((token) => token.attrGet(token.type === 'image' ? 'src' : 'href') ?? []).map(String),
    anchors: listAnchors(tokens),
    tables: listTables(tokens),
  };
}

function listCode(inline: readonly Token[]): string[] {
  return inline.filter(({ type }) => type === 'code_inline').map(({ content }) => content);
}

function readText({ children }: Token): string {
  return (children ?? []).map(({ content }) => content).join('');
}

/** https://github.com/Flet/github-slugger, which GitHub's own code follows: letters, digits, hyphens and underscores stay. */
function listAnchors(tokens: readonly Token[]): Set<string> {
  const anchors = new Set<string>();
  for (const [index, { type }] of tokens.entries()) {
    const heading = tokens[index + 1];
    if (type !== 'heading_open' || !heading) continue;
    const words = readText(heading).toLowerCase();
    const stem = words.replace(/[^\p{L}\p{M}\p{N}\p{Pc}\s-]/gu, '').replace(/\s/g, '-');
    let anchor = stem;
    for (let number = 1; anchors.has(anchor); number += 1) anchor = `${stem}-${number}`;
    anchors.add(anchor);
  }
  return anchors;
}

function listTables(tokens: readonly Token[]): Table[] {
  return splitAt(tokens, 'table_open').map((table) => {
    const [head, ...rows] = splitAt(table, 'tr_open').map((row) => splitAt(row, /^t[hd]_open$/).map(([, cell]) => cell));
    return {
      name: head?.[0] ? readText(head[0]) : '',
      rows: rows.map((cells) => ({
        names: listCode(cells[0]?.children ?? []),
        cells: cells.map((cell) => (cell ? readText(cell) : '')),
      })),
    };
  });
}

/** The tokens from each opening one up to its closing one. */
function splitAt(tokens: readonly Token[], opening: string | RegExp): Token[][] {
  const starts = [...tokens.entries()].filter(([, { type }]) => (typeof opening === 'string' ? type === opening : opening.test(type)));
  return starts.map(([start, { type, level }]) => {
    const end = tokens.findIndex(
      (token, index) => index > start && token.type === type.replace('_open', '_close') && token.level === level,
    );
    return tokens.slice(start, end);
  });
}
