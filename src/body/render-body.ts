import { Parser } from 'htmlparser2';
import { dropForbiddenCharacters } from '../content/fields/clean-text.ts';
import type { BodyOptions } from './body-options.ts';
import { getBodyParser } from './body-parser.ts';
import { toPictureAddress } from './body-pictures.ts';
import { measureHtml } from './limits/measure-html.ts';
import { type ParsedBody, parseBody } from './parse-body.ts';
import { sanitiseHtml } from './sanitise-html.ts';
import { writePlainBody } from './write-plain-body.ts';

/**
 * An article's Markdown as safe HTML: headings from level 2 without gaps and with ids, links under the site's root, local
 * pictures, highlighted code. markdown-it escapes all text and refuses `javascript:` links itself
 * (https://github.com/markdown-it/markdown-it/blob/master/docs/security.md);
 * a body with HTML of the author's goes through a sanitiser as well, which only few bodies need. One that holds more than
 * `BODY_LIMITS` allows is shown plain.
 */
export function renderBody(markdown: string, options: BodyOptions): string {
  if (markdown === '') return '';
  const body = parseBody(markdown);
  return dropForbiddenCharacters(body.excess ? writePlainBody(markdown) : writeBody(body, options));
}

function writeBody(
  { markdown, tokens, hasHtml, largeCode }: ParsedBody,
  { root, findPicture, words, isSponsored = false }: BodyOptions,
): string {
  const { renderer, options } = getBodyParser();
  if (!hasHtml) return renderer.render(tokens, options, { root, findPicture, words, isSponsored, largeCode });
  // The sanitiser looks after links and pictures itself, those of the author's HTML included.
  const html = renderer.render(tokens, options, { words, largeCode });
  return measureHtml(html)
    ? writePlainBody(markdown)
    : sanitiseHtml(html, { root, findPicture, isSponsored, labels: [words.footnotes, words.table] });
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
  // Of 20,000 bodies one expression for both takes 0.1 s.
  if (!markdown.includes('![') && !(markdown.includes('<') && /<img/i.test(markdown))) return { markdown: [], html: [] };
  const tokens = parseBody(markdown).tokens.flatMap((token) => [token, ...(token.children ?? [])]);
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
