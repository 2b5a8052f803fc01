import type { Element, ElementContent, Nodes, Root } from 'hast';
import type * as Parser from 'hast-util-from-html';
import { defaultSchema, type Schema, sanitize } from 'hast-util-sanitize';
import type * as Writer from 'hast-util-to-html';
import type { PagePicture } from '../images/page-picture.ts';
import { drawBodyPicture, toPictureAddress } from './body-pictures.ts';
import { createHeadingIds } from './heading-ids.ts';
import { createHeadingLevels } from './heading-levels.ts';
import { loadLate } from './load-late.ts';

const loadParser = loadLate<typeof Parser>('hast-util-from-html');
const loadWriter = loadLate<typeof Writer>('hast-util-to-html');

export interface SanitiseOptions {
  /** Put before root-relative links. Ends with a slash. */
  root: string;
  /** The only pictures that are shown: a browser loads none from another host. */
  findPicture: (url: string) => PagePicture | undefined;
  /** Whether links to elsewhere are paid for, and say so. */
  isSponsored?: boolean;
  /** Of the sections that `renderBody` makes; an author's own are dropped. */
  labels: readonly string[];
}

const PHRASING = new Set('a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var'.split(' '));
const BLOCKS = new Set('blockquote dd div dl dt figcaption figure hr li ol p pre section table tbody td tfoot th thead tr ul'.split(' '));

/** GitHub's rules, without form fields, and with the classes that `renderBody` sets. */
const SCHEMA: Schema = {
  ...defaultSchema,
  tagNames: [...PHRASING, ...BLOCKS, 'br', 'wbr', 'img', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  clobber: [],
  ancestors: {
    ...defaultSchema.ancestors,
    li: ['ol', 'ul'],
    dt: ['dl'],
    dd: ['dl'],
    figcaption: ['figure'],
  },
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'], cite: ['http', 'https'] },
  strip: ['script', 'style', 'template', 'iframe', 'object', 'svg', 'math', 'noscript', 'title', 'textarea', 'select', 'button'],
  attributes: {
    a: ['href', 'ariaLabel', ['className', 'footnote-backref'], ['id', /^fnref[\d-]+$/]],
    code: [['className', /^language-[\w+#-]+$/]],
    img: ['src', 'alt'],
    li: [
      ['className', 'footnote-item'],
      ['id', /^fn\d+$/],
    ],
    ol: ['start', 'reversed'],
    pre: [['tabIndex', 0]],
    section: [['className', 'footnotes', 'table-scroll'], 'ariaLabel', ['tabIndex', 0]],
    span: [['className', /^hljs-[\w-]+$/, /^[\w-]+_$/, 'no-picture']],
    sup: [['className', 'footnote-ref']],
    td: [['className', /^align-(?:left|center|right)$/], 'colSpan', 'rowSpan'],
    th: [['className', /^align-(?:left|center|right)$/], 'colSpan', 'rowSpan'],
  },
};

/**
 * HTML with an author's own tags in it, made harmless and well-formed; what is not allowed goes, its text stays.
 * @param html within the limits of `measureHtml`
 */
export function sanitiseHtml(html: string, options: SanitiseOptions): string {
  const tree = sanitize(loadParser().fromHtml(html, { fragment: true }), SCHEMA) as Root;
  const context = { ...options, ids: new Set<string>(), idOf: createHeadingIds(), levelOf: createHeadingLevels(), inside: [] };
  return loadWriter().toHtml({ ...tree, children: tidy(tree.children as ElementContent[], context) });
}

interface TidyContext extends SanitiseOptions {
  ids: Set<string>;
  /** Of headings. */
  idOf: (text: string) => string;
  levelOf: (stated: number) => number;
  inside: readonly string[];
}

/** Sanitising leaves a tree that may still break HTML's content model: blocks in phrasing, links in links, ids twice. */
function tidy(nodes: readonly ElementContent[], context: TidyContext): ElementContent[] {
  return nodes.flatMap((node) => (node.type === 'element' ? tidyElement(node, context) : isStrayText(node, context) ? [] : [node]));
}

function tidyElement(element: Element, context: TidyContext): ElementContent[] {
  const { tagName } = element;
  if (tagName === 'img') return tidyPicture(element, context);
  const { inside } = context;
  const properties = tidyProperties(element, context);
  const parent = inside.at(-1) ?? '';
  const isMisplaced =
    (tagName === 'a' && inside.includes('a')) ||
    (PHRASING.has(tagName) && hasBlock(element)) ||
    (isBlock(tagName) && inside.some((name) => PHRASING.has(name) || name === 'p')) ||
    (CHILDREN[parent] !== undefined && !CHILDREN[parent].includes(tagName)) ||
    (PARENTS[tagName] !== undefined && !PARENTS[tagName].includes(parent));
  const level = /^h([1-6])$/.exec(tagName)?.[1];
  const finalName = level && !isMisplaced ? `h${context.levelOf(Number(level))}` : tagName;
  if (level && !isMisplaced) properties['id'] = context.idOf(readText(element));
  const children = tidy(element.children, isMisplaced ? context : { ...context, inside: [...inside, tagName] });
  if (isMisplaced) return children;
  if (REQUIRES_CHILD.has(tagName) && !children.some(({ type }) => type === 'element')) return children;
  return [{ ...element, tagName: finalName, properties, children }];
}

/** Without the numbers of footnotes. */
function readText(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' || hasClass(node, 'footnote-ref')) return '';
  return node.tagName === 'br' ? ' ' : node.children.map(readText).join('');
}

function hasClass({ properties: { className } }: Element, name: string): boolean {
  return Array.isArray(className) && className.includes(name);
}

function tidyProperties({ tagName, properties }: Element, { root, isSponsored = false, ids, labels }: TidyContext): Element['properties'] {
  const { id, href, ariaLabel, ...others } = properties;
  const kept: Element['properties'] = others;
  if (ariaLabel !== undefined && (tagName === 'a' || labels.includes(String(ariaLabel)))) kept['ariaLabel'] = ariaLabel;
  if (id !== undefined && !ids.has(String(id))) {
    kept['id'] = id;
    ids.add(String(id));
  }
  const isUnrooted = typeof href === 'string' && /^\/(?!\/)/.test(href);
  if (isSponsored && /^https?:/i.test(String(href))) kept['rel'] = ['sponsored'];
  if (href !== undefined) kept['href'] = isUnrooted ? root + href.slice(1) : href;
  return kept;
}

function tidyPicture({ properties: { src, alt } }: Element, { findPicture, inside }: TidyContext): ElementContent[] {
  const parent = inside.at(-1) ?? '';
  const picture = typeof src === 'string' ? findPicture(toPictureAddress(src)) : undefined;
  const drawn = CHILDREN[parent] ? undefined : drawBodyPicture(picture, typeof alt === 'string' ? alt : '');
  return drawn ? [drawn] : [];
}

const CHILDREN: Record<string, readonly string[]> = {
  ol: ['li'],
  ul: ['li'],
  dl: ['dt', 'dd'],
  table: ['thead', 'tbody', 'tfoot'],
  thead: ['tr'],
  tbody: ['tr'],
  tfoot: ['tr'],
  tr: ['td', 'th'],
};

const PARENTS: Record<string, readonly string[]> = {
  li: ['ol', 'ul'],
  dt: ['dl'],
  dd: ['dl'],
  tr: ['thead', 'tbody', 'tfoot'],
  td: ['tr'],
  th: ['tr'],
  figcaption: ['figure'],
};

const REQUIRES_CHILD = new Set(['ol', 'ul', 'dl', 'table', 'thead', 'tbody', 'tfoot', 'tr']);

function isStrayText(node: Nodes, { inside }: TidyContext): boolean {
  const parent = inside.at(-1) ?? '';
  return CHILDREN[parent] !== undefined && (node.type !== 'text' || node.value.trim() !== '');
}

function hasBlock(element: Element): boolean {
  return element.children.some((child) => child.type === 'element' && (isBlock(child.tagName) || hasBlock(child)));
}

function isBlock(tagName: string): boolean {
  return BLOCKS.has(tagName) || /^h[1-6]$/.test(tagName);
}
