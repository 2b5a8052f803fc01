import { Parser } from 'htmlparser2';
import type { Token } from 'markdown-it';
import { dropForbiddenCharacters } from '../content/fields/clean-text.ts';
import type { BodyOptions } from './body-options.ts';
import { getBodyParser } from './body-parser.ts';
import { toPictureAddress } from './body-pictures.ts';
import { createHeadingIds } from './heading-ids.ts';
import { createHeadingLevels } from './heading-levels.ts';
import { makeFigures } from './make-figures.ts';
import { sanitiseHtml } from './sanitise-html.ts';

/**
 * An article's Markdown as safe HTML: headings from level 2 without gaps and with ids, links under the site's root, local
 * pictures, highlighted code. markdown-it escapes all text and refuses `javascript:` links itself
 * (https://github.com/markdown-it/markdown-it/blob/master/docs/security.md);
 * a body with HTML of the author's goes through a sanitiser as well, which only few bodies need.
 */
export function renderBody(markdown: string, { root, findPicture, words }: BodyOptions): string {
  if (markdown === '') return '';
  const { renderer, options } = getBodyParser();
  const { tokens, hasHtml } = parseBody(markdown);
  // The sanitiser looks after links and pictures itself, those of the author's HTML included.
  const html = renderer.render(tokens, options, hasHtml ? { words } : { root, findPicture, words });
  return dropForbiddenCharacters(hasHtml ? sanitiseHtml(html, { root, findPicture, labels: [words.footnotes, words.table] }) : html);
}

interface ParsedBody {
  markdown: string;
  tokens: Token[];
  hasHtml: boolean;
}

let lastBody: ParsedBody | undefined;

/** The last one is remembered: an article's page and its API document are mostly written one after the other. */
function parseBody(markdown: string): ParsedBody {
  if (lastBody?.markdown === markdown) return lastBody;
  // Captions first: they bring HTML and links of their own.
  const tokens = makeFigures(getBodyParser().parse(markdown, {}), getBodyParser());
  const hasHtml = tokens.some((token) => token.type === 'html_block' || token.children?.some(({ type }) => type === 'html_inline'));
  setHeadings(tokens);
  for (const token of tokens) useClassForAlignment(token);
  lastBody = { markdown, tokens, hasHtml };
  return lastBody;
}

/** Pictures of a body by what names them. */
export interface BodyPictures {
  /** Addresses in Markdown. */
  markdown: readonly string[];
  /** Addresses in HTML, which often comes from elsewhere and names what is not here. */
  html: readonly string[];
}

/** The addresses of a body's pictures, so that they are prepared, and a missing one is found, before anything is published. */
export function listBodyPictures(markdown: string): BodyPictures {
  if (!/!\[|<img/i.test(markdown)) return { markdown: [], html: [] };
  const tokens = getBodyParser()
    .parse(markdown, {})
    .flatMap((token) => [token, ...(token.children ?? [])]);
  const images = tokens.filter(({ type }) => type === 'image').map((image) => String(image.attrGet('src') ?? ''));
  const html = tokens.filter(({ type }) => type === 'html_block' || type === 'html_inline').map(({ content }) => content);
  return { markdown: listOnce(images), html: listOnce(findImages(html.join('\n'))) };
}

function findImages(html: string): string[] {
  const sources: string[] = [];
  const parser = new Parser({
    onopentag: (name, { src }) => {
      // What is embedded as `data:` or `cid:` is no address.
      if (name === 'img' && src && !/^(?!https?:)[a-z][a-z0-9+.-]*:/i.test(src)) sources.push(src);
    },
  });
  parser.end(html);
  return sources;
}

function listOnce(sources: readonly string[]): string[] {
  return [...new Set(sources.map(toPictureAddress))];
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
