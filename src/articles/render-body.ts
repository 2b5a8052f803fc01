import hljs from 'highlight.js/lib/common';
import { Parser } from 'htmlparser2';
import createMarkdownIt, { type MarkdownIt, type Token } from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import type { PagePicture } from '../images/page-picture.ts';
import { bodyPictureHtml, toPictureAddress } from './body-pictures.ts';
import { dropForbiddenCharacters } from './clean-text.ts';
import { createHeadingLevels } from './heading-levels.ts';
import { sanitiseHtml } from './sanitise-html.ts';

export interface BodyOptions {
  /** Put before root-relative links: the site's base path for pages, its full address for feeds. Ends with a slash. */
  root: string;
  /** The picture at an address, undefined if the site has no copy of it. */
  findPicture: (url: string) => PagePicture | undefined;
}

/**
 * An article's Markdown as safe HTML: headings from level 2 without gaps, links under the site's root, local pictures,
 * highlighted code. markdown-it escapes all text and refuses `javascript:` links itself
 * (https://github.com/markdown-it/markdown-it/blob/master/docs/security.md);
 * a body with HTML of the author's goes through a sanitiser as well, which only few bodies need.
 */
export function renderBody(markdown: string, { root, findPicture }: BodyOptions): string {
  if (markdown === '') return '';
  const { renderer, options } = getParser();
  const { tokens, hasHtml } = parseBody(markdown);
  // The sanitiser looks after links and pictures itself, those of the author's HTML included.
  const html = renderer.render(tokens, options, hasHtml ? {} : { root, findPicture });
  return dropForbiddenCharacters(hasHtml ? sanitiseHtml(html, { root, findPicture }) : html);
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
  const tokens = makeFigures(getParser().parse(markdown, {}));
  const hasHtml = tokens.some((token) => token.type === 'html_block' || token.children?.some(({ type }) => type === 'html_inline'));
  setHeadingLevels(tokens);
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
  const tokens = getParser()
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

/** What the rules of the renderer know; nothing where links and pictures stay as authors wrote them, for the sanitiser. */
type RenderEnvironment = Partial<BodyOptions>;

let parser: MarkdownIt | undefined;

function getParser(): MarkdownIt {
  parser ??= createParser();
  return parser;
}

function createParser(): MarkdownIt {
  const markdownIt = new createMarkdownIt({ html: true, linkify: true, highlight: highlightCode }).use(footnotes);
  markdownIt.validateLink = (url) => !/^[a-z][a-z0-9+.-]*:/i.test(url) || /^(?:https?|mailto):/i.test(url);
  markdownIt.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  const { rules } = markdownIt.renderer;
  rules['table_open'] = () => '<section class="table-scroll" aria-label="Table" tabindex="0"><table>\n';
  rules['table_close'] = () => '</table></section>\n';
  rules['footnote_block_open'] = () => '<section class="footnotes" aria-label="Footnotes">\n<ol>\n';
  rules['footnote_block_close'] = () => '</ol>\n</section>\n';
  // Long lines of code scroll; without a place in the tab order only a mouse could scroll them.
  for (const name of ['fence', 'code_block']) {
    const defaultRule = rules[name];
    rules[name] = (...parameters) => (defaultRule?.(...parameters) ?? '').replace('<pre>', '<pre tabindex="0">');
  }
  // A note that is referred to twice gets ids such as `fnref1:1`, whose colon HTML checkers and CSS trip over.
  for (const name of ['footnote_ref', 'footnote_anchor']) {
    const defaultRule = rules[name];
    rules[name] = (...parameters) =>
      (defaultRule?.(...parameters) ?? '')
        .replace(/(fnref\d+):(\d+)/g, '$1-$2')
        .replace('class="footnote-backref"', '$& aria-label="Back to the text"');
  }
  rules['footnote_caption'] = (tokens, index) => `[${Number(tokens[index]?.meta?.id) + 1}]`;
  rules['link_open'] = (tokens, index, rendererOptions, environment, renderer) => {
    const { root } = environment as RenderEnvironment;
    const href = String(tokens[index]?.attrGet('href') ?? '');
    const html = renderer.renderToken(tokens, index, rendererOptions);
    return root && /^\/(?!\/)/.test(href) ? html.replace('href="/', () => `href="${markdownIt.utils.escapeHtml(root)}`) : html;
  };
  rules['image'] = (tokens, index, rendererOptions, environment, renderer) => {
    const token = tokens[index];
    if (!token) return '';
    const alt = renderer.renderInlineAsText(token.children ?? [], rendererOptions, environment);
    const src = String(token.attrGet('src') ?? '');
    const { findPicture } = environment as RenderEnvironment;
    if (findPicture) return bodyPictureHtml(findPicture(toPictureAddress(src)), alt);
    token.attrSet('alt', alt);
    return renderer.renderToken(tokens, index, rendererOptions);
  };
  return markdownIt;
}

function highlightCode(code: string, language: string): string {
  return hljs.getLanguage(language) ? hljs.highlight(code, { language, ignoreIllegals: true }).value : '';
}

function setHeadingLevels(tokens: readonly Token[]): void {
  const levelOf = createHeadingLevels();
  let tag = '';
  for (const token of tokens) {
    if (token.type === 'heading_open') tag = `h${levelOf(Number(token.tag.slice(1)))}`;
    if (token.type === 'heading_open' || token.type === 'heading_close') token.tag = tag;
  }
}

/** markdown-it aligns table cells with a style attribute, which a strict Content-Security-Policy forbids. */
function useClassForAlignment(token: Token): void {
  const alignment = /^text-align:(left|center|right)$/.exec(String(token.attrGet('style') ?? ''))?.[1];
  if (alignment) token.attrs = [['class', `align-${alignment}`]];
}

/** A picture alone in its paragraph is a figure; its title is the caption. */
function makeFigures(tokens: Token[]): Token[] {
  for (const [index, token] of tokens.entries()) {
    const image = token.type === 'inline' && token.children?.length === 1 ? token.children[0] : undefined;
    const [open, close] = [tokens[index - 1], tokens[index + 1]];
    if (image?.type !== 'image' || open?.type !== 'paragraph_open' || close?.type !== 'paragraph_close' || open.hidden) continue;
    open.tag = 'figure';
    close.tag = 'figure';
    const caption = image.attrGet('title');
    if (caption === null) continue;
    image.attrs = (image.attrs ?? []).filter(([name]) => name !== 'title');
    token.children = [...(token.children ?? []), ...captionTokens(String(caption))];
  }
  return tokens;
}

function captionTokens(caption: string): Token[] {
  return getParser()
    .parseInline(caption, {})
    .flatMap((token) => [createToken('figcaption_open', 1), ...(token.children ?? []), createToken('figcaption_close', -1)]);
}

function createToken(type: string, nesting: -1 | 1): Token {
  const [token] = getParser().parse('x', {});
  return Object.assign(Object.create(Object.getPrototypeOf(token)), {
    ...token,
    type,
    tag: 'figcaption',
    nesting,
    block: false,
    hidden: false,
  });
}
