import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { PictureFailure } from '../picture-failure.ts';

/** What draws. Nothing here runs, moves, links or embeds another document. */
const ELEMENTS: ReadonlySet<string> = new Set(
  `svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan textPath image style switch
  linearGradient radialGradient stop pattern clipPath mask marker filter feBlend feColorMatrix feComponentTransfer feComposite
  feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
  feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence`.split(/\s+/),
);

/** Declared whether the author did or not: HTML's parser does not mind, but browsers refuse the file. */
const NAMESPACES = { xmlns: 'http://www.w3.org/2000/svg', xmlnsXLink: 'http://www.w3.org/1999/xlink' } as const;

/** Bytes. A drawing larger than this would hold up the page; export it as WebP instead. */
const MAX_SIZE = 1024 * 1024;

/** Levels; deeper trees overflow the stack of the serialiser. */
const MAX_DEPTH = 200;

/**
 * An author's SVG without scripts, event handlers, links, animations and anything loaded from elsewhere
 * (https://svgwg.org/svg2-draft/conform.html#secure-static-mode).
 * @throws {PictureFailure} if no drawing is left
 */
export function sanitiseSvg(bytes: Buffer): Buffer {
  if (bytes.length > MAX_SIZE) throw new PictureFailure('too large', 'is an SVG of more than 1 MB');
  const tree = parse(bytes.toString('utf8'));
  const root = tree.children.find((node) => node.type === 'element' && node.tagName === 'svg');
  if (root?.type !== 'element') throw new PictureFailure('damaged', 'is no SVG that can be read');
  const [svg] = cleanElement(root, 0);
  if (svg?.type !== 'element') throw new PictureFailure('damaged', 'is no SVG that can be read');
  const drawing: Element = { ...svg, properties: { ...svg.properties, ...NAMESPACES } };
  return Buffer.from(toHtml({ type: 'root', children: [drawing] } satisfies Root, { space: 'svg', closeEmptyElements: true }));
}

/** @throws {PictureFailure} if it is nested so deeply that the parser overflows the stack */
function parse(text: string): Root {
  try {
    return fromHtml(text, { fragment: true, space: 'svg' });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new PictureFailure('damaged', 'is nested too deeply', { cause: error });
  }
}

function cleanElement(element: Element, depth: number): ElementContent[] {
  if (depth > MAX_DEPTH) return [];
  // A link's drawing stays.
  if (element.tagName === 'a') return element.children.flatMap((child) => (child.type === 'element' ? cleanElement(child, depth + 1) : []));
  if (!ELEMENTS.has(element.tagName)) return [];
  const properties = Object.fromEntries(Object.entries(element.properties).filter(([name, value]) => isHarmless(name, String(value))));
  const children = element.children.flatMap((child): ElementContent[] => {
    if (child.type === 'element') return cleanElement(child, depth + 1);
    if (child.type !== 'text') return [];
    if (element.tagName !== 'style') return [child];
    const sheet = dropAtRules(child.value);
    return isHarmlessSheet(sheet) ? [{ ...child, value: sheet }] : [];
  });
  return [{ type: 'element', tagName: element.tagName, properties, children }];
}

function isHarmless(name: string, value: string): boolean {
  // A prefix that hast knows is gone from the name by now; the others are editors' notes.
  if (/^on|:/i.test(name)) return false;
  if (/^(?:xlink:?)?href$/i.test(name)) return /^\s*(?:#|data:image\/(?:png|jpeg|webp|gif);base64,[\w+/=\s]*$)/.test(value);
  // Names that HTML would load or run from; SVG has no use for them.
  if (/^(?:src|srcdoc|srcset|action|formaction|data|ping|poster|background|xml:?base)$/i.test(name)) return false;
  return isHarmlessStyle(value);
}

/** Without comments, and without fonts and sheets from elsewhere: the rest of the sheet is worth keeping. */
function dropAtRules(sheet: string): string {
  return sheet.replace(/\/\*[\s\S]*?\*\//g, '').replace(/@(?!media\b)[^;{}]*(?:\{[^{}]*\}|;)/g, '');
}

/** A style sheet is written as it is, so it could end its element and begin another. */
function isHarmlessSheet(value: string): boolean {
  return !/[<&]/.test(value) && isHarmlessStyle(value);
}

/** Styles may refer to the drawing's own parts only. A backslash could spell a forbidden word. */
function isHarmlessStyle(value: string): boolean {
  return !/\\|@(?!media\b)|javascript:|expression\(|image-set\(|url\((?!\s*["']?#)/i.test(value);
}
