import createMarkdownIt, { type MarkdownIt, type Token } from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import type { BodyOptions } from './body-options.ts';
import { bodyPictureHtml, toPictureAddress } from './body-pictures.ts';
import { highlightCode } from './highlight-code.ts';
import type { Excess } from './limits/body-limits.ts';
import { limitBlocks } from './limits/limit-blocks.ts';
import { spareLinks } from './limits/spare-links.ts';

/** What the rules of the renderer know; nothing where links and pictures stay as authors wrote them, for the sanitiser. */
type RenderEnvironment = Pick<BodyOptions, 'words'> & Partial<BodyOptions> & { largeCode?: ReadonlyMap<Token, Excess> };

let parser: MarkdownIt | undefined;

/** Made on first use, and once: 1 ms. */
export function getBodyParser(): MarkdownIt {
  parser ??= createParser();
  return parser;
}

function createParser(): MarkdownIt {
  const markdownIt = new createMarkdownIt({ html: true, linkify: true, highlight: highlightCode }).use(footnotes).use(limitBlocks);
  markdownIt.validateLink = (url) => !/^[a-z][a-z0-9+.-]*:/i.test(url) || /^(?:https?|mailto):/i.test(url);
  markdownIt.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  spareLinks(markdownIt);
  const { rules } = markdownIt.renderer;
  rules['table_open'] = (...[, , , environment]) =>
    `<section class="table-scroll" aria-label="${escapeLabel(environment, 'table')}" tabindex="0"><table>\n`;
  rules['table_close'] = () => '</table></section>\n';
  rules['footnote_block_open'] = (...[, , , environment]) =>
    `<section class="footnotes" aria-label="${escapeLabel(environment, 'footnotes')}">\n<ol>\n`;
  rules['footnote_block_close'] = () => '</ol>\n</section>\n';
  // Long lines of code scroll; without a place in the tab order only a mouse could scroll them.
  for (const name of ['fence', 'code_block']) {
    const defaultRule = rules[name];
    rules[name] = (tokens, index, rendererOptions, environment, renderer) => {
      const isLarge = (environment as RenderEnvironment).largeCode?.has(tokens[index] as Token);
      const options = isLarge ? { ...rendererOptions, highlight: null } : rendererOptions;
      return (defaultRule?.(tokens, index, options, environment, renderer) ?? '').replace('<pre>', '<pre tabindex="0">');
    };
  }
  // A note that is referred to twice gets ids such as `fnref1:1`, whose colon HTML checkers and CSS trip over.
  for (const name of ['footnote_ref', 'footnote_anchor']) {
    const defaultRule = rules[name];
    rules[name] = (...parameters) =>
      (defaultRule?.(...parameters) ?? '')
        .replace(/(fnref\d+):(\d+)/g, '$1-$2')
        // Many fonts lack the hooked arrow, and phones draw it as an emoji; a caret is in all of them.
        .replace('\u21a9\ufe0e', '^')
        .replace('class="footnote-backref"', (found) => `${found} aria-label="${escapeLabel(parameters[3], 'backToText')}"`);
  }
  rules['footnote_caption'] = (tokens, index) => `[${Number(tokens[index]?.meta?.id) + 1}]`;
  rules['link_open'] = (tokens, index, rendererOptions, environment, renderer) => {
    const { root, isSponsored } = environment as RenderEnvironment;
    const href = String(tokens[index]?.attrGet('href') ?? '');
    const html = renderer.renderToken(tokens, index, rendererOptions);
    if (isSponsored && /^https?:/i.test(href)) return html.replace('<a ', '<a rel="sponsored" ');
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

function escapeLabel(environment: unknown, name: keyof BodyOptions['words']): string {
  return getBodyParser().utils.escapeHtml((environment as RenderEnvironment).words[name]);
}
