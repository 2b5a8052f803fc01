import type { Element } from 'hast';
import type * as Writer from 'hast-util-to-html';
import { normaliseWebPicture } from '../content/fields/normalise-web-picture.ts';
import type { PagePicture } from '../images/page-picture.ts';
import { loadLate } from './load-late.ts';

const loadWriter = loadLate<typeof Writer>('hast-util-to-html');

/** CSS pixels: a body's pictures are 43rem wide at the most, of 18 pixels each. */
export const BODY_SIZES = '(min-width: 830px) 774px, 94vw';

/** The picture of an address in a body, as the rest of the site knows it: an http(s) address, or a path in the content folder. */
export function toPictureAddress(src: string): string {
  const url = /^(?:https?:)?\/\//i.test(src) ? URL.parse(src, 'https://content.invalid/') : null;
  if (url) return normaliseWebPicture(url);
  const [path = ''] = src.split(/[?#]/);
  try {
    // Markdown and HTML percent-encode addresses; paths in the content folder are plain.
    return decodeURIComponent(path)
      .normalize('NFC')
      .replace(/^\.?\//, '');
  } catch {
    return src;
  }
}

/** A body's picture, or the words for one that the site has no copy of. */
export function drawBodyPicture(picture: PagePicture | undefined, alt: string): Element | undefined {
  if (!picture) return alt === '' ? undefined : element('span', { className: ['no-picture'] }, [{ type: 'text', value: alt }]);
  const { src, width, height, sources, tone } = picture;
  const img = element('img', { src, alt, width, height, loading: 'lazy', decoding: 'async' });
  if (sources.length === 0) return img;
  const choices = sources.map(({ type, srcset }) => element('source', { type, srcSet: srcset, sizes: BODY_SIZES }));
  return element('picture', tone === '' ? {} : { className: tone.split(' ') }, [...choices, img]);
}

/** The same as HTML; empty if there is nothing to show. */
export function bodyPictureHtml(picture: PagePicture | undefined, alt: string): string {
  const drawn = drawBodyPicture(picture, alt);
  return drawn ? loadWriter().toHtml(drawn) : '';
}

function element(tagName: string, properties: Element['properties'], children: Element['children'] = []): Element {
  return { type: 'element', tagName, properties, children };
}
