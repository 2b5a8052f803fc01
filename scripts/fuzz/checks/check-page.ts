import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';

/** What runs, frames, or turns all addresses of a page; none of it is ours. */
const NOT_OURS = new Set('iframe frame frameset object embed applet base math portal pwned'.split(' '));

/** Attributes that a browser takes an address from. */
const ADDRESSES = ['href', 'src', 'action', 'formAction', 'poster', 'cite', 'background', 'xLinkHref', 'dataPlayer'];

/** http, https, mail and what lies on the site itself. */
const HARMLESS = /^(?:https?:\/\/|mailto:|\/(?![/\\])|#|\?|$)/;

/** Where the engine's own scripts lie, under any base; and its style sheets. */
const OWN_FILE = /^\/(?:[\w.~-]+\/)*assets\/[\w.-]+\.js$/;
const OWN_SHEET = /^\/(?:[\w.~-]+\/)*assets\/styles\.[0-9a-f]{16}\.css$/;

/** Issues of the newsletter are styled for mail programs, which know no style sheets. */
export type PageKind = 'page' | 'issue';

/** A script that stands in a page, as one text: what it is, and what it says. Undefined for data, which is read and never run. */
export function describeScript({ tagName, properties, children }: Element): string | undefined {
  if (tagName !== 'script' || properties['type'] === 'application/ld+json') return undefined;
  const { src, ...others } = properties;
  const file = typeof src === 'string' && OWN_FILE.test(src) ? 'of the site' : src;
  return JSON.stringify([{ ...others, src: file }, children.map((child) => 'value' in child && child.value)]);
}

/** All elements of a page, in those of templates too. */
export function listElements(node: Nodes): Element[] {
  const below = 'children' in node ? node.children.flatMap((child) => listElements(child)) : [];
  if (node.type !== 'element') return below;
  return [node, ...below, ...(node.content ? listElements(node.content) : [])];
}

/**
 * What of a page, as a browser's own parser sees it, is wrong or could run that is not the engine's.
 * @param ownScripts see {@link describeScript}
 */
export function findPageFaults(html: string, kind: PageKind, ownScripts: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  const root = fromHtml(html, {
    onerror: ({ reason, line, column }) => {
      faults.push(`${line}:${column} ${reason}`);
    },
  });
  return [...faults, ...listElements(root).flatMap((element) => findElementFaults(element, kind, ownScripts))];
}

/** The same of a piece of a page, as feeds hold them. */
export function findPieceFaults(html: string, kind: PageKind): string[] {
  return listElements(fromHtml(html, { fragment: true })).flatMap((element) => findElementFaults(element, kind, new Set()));
}

function findElementFaults(element: Element, kind: PageKind, ownScripts: ReadonlySet<string>): string[] {
  const { tagName, properties } = element;
  const faults: string[] = [];
  const script = describeScript(element);
  if (script !== undefined && !ownScripts.has(script)) faults.push(`a script: ${script}`);
  if (tagName === 'link' && String(properties['rel']).includes('stylesheet') && !OWN_SHEET.test(String(properties['href'])))
    faults.push(`a style sheet: ${properties['href']}`);
  if (NOT_OURS.has(tagName)) faults.push(`<${tagName}>`);
  for (const name of Object.keys(properties)) {
    if (/^on/i.test(name) || (name === 'style' && kind === 'page')) faults.push(`<${tagName} ${name}>`);
  }
  for (const name of ADDRESSES) {
    const address = properties[name];
    if (address !== undefined && address !== null && !HARMLESS.test(String(address))) faults.push(`<${tagName} ${name}="${address}">`);
  }
  if (tagName === 'meta' && String(properties['httpEquiv']) === 'refresh' && !/^0; url=\/(?![/\\])/.test(String(properties['content'])))
    faults.push(`a refresh to ${properties['content']}`);
  return faults;
}
