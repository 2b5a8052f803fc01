import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';

const FORBIDDEN_TAGS = new Set(
  'script style iframe frame frameset object embed applet form input button select textarea svg math link meta base template noscript video audio source track canvas dialog portal'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(
  'alt ariaLabel className colSpan decoding height href id loading reversed role rowSpan sizes src srcSet start tabIndex title type width'.split(
    ' ',
  ),
);
const PAGE = 'https://this-site.example/some/page/';

/**
 * What in a piece of HTML could run, style, call another host or lead out of http, https and mailto,
 * as a browser's own parser sees it. Empty for harmless HTML.
 * @param root what pictures' addresses must begin with
 */
export function findHarm(html: string, root: string): string[] {
  const elements = listElements(fromHtml(html, { fragment: true }));
  return elements.flatMap((element) => [...findBadTag(element), ...findBadAttributes(element), ...findBadAddresses(element, root)]);
}

function listElements(node: Nodes): Element[] {
  const below = 'children' in node ? node.children.flatMap(listElements) : [];
  if (node.type !== 'element') return below;
  return [node, ...below, ...(node.content ? listElements(node.content) : [])];
}

function findBadTag({ tagName }: Element): string[] {
  return FORBIDDEN_TAGS.has(tagName) ? [`<${tagName}>`] : [];
}

function findBadAttributes({ tagName, properties }: Element): string[] {
  return Object.keys(properties)
    .filter((name) => !ATTRIBUTES.has(name))
    .map((name) => `<${tagName} ${name}>`);
}

function findBadAddresses({ tagName, properties }: Element, root: string): string[] {
  const { href, src, srcSet } = properties;
  const harm: string[] = [];
  if (href !== undefined) {
    const protocol = URL.parse(String(href), PAGE)?.protocol ?? 'https:';
    if (!['http:', 'https:', 'mailto:'].includes(protocol)) harm.push(`<${tagName} href=${href}>`);
  }
  const candidates = srcSet === undefined ? [] : String(srcSet).split(/,\s+/);
  for (const file of [...(src === undefined ? [] : [String(src)]), ...candidates.map((candidate) => candidate.replace(/ \d+w$/, ''))]) {
    const start = new URL(root, PAGE).href;
    const isPicture = tagName === 'img' || tagName === 'source';
    if (!isPicture || !file.startsWith(root) || !URL.parse(file, PAGE)?.href.startsWith(start)) harm.push(`<${tagName} src=${file}>`);
  }
  return harm;
}
