import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import type { SchemaThing } from './check-schema.ts';

/** What a page says of itself to programs, as a browser's parser finds it. */
export interface PageHead {
  /** Contents by `property` or `name`, in order. */
  meta: ReadonlyMap<string, string[]>;
  /** Addresses by `rel`, in order. */
  links: ReadonlyMap<string, string[]>;
  /** The nodes of its structured data. */
  things: SchemaThing[];
  /** Texts of all its scripts of other kinds. */
  scripts: string[];
  /** The text of its first headline. */
  headline: string;
}

export function readHead(html: string): PageHead {
  const meta = new Map<string, string[]>();
  const links = new Map<string, string[]>();
  const [things, scripts, headlines]: [SchemaThing[], string[], string[]] = [[], [], []];
  const add = (map: Map<string, string[]>, key: unknown, value: unknown) =>
    map.set(String(key), [...(map.get(String(key)) ?? []), String(value)]);
  visit(fromHtml(html), 'element', (element: Element) => {
    const { tagName, properties } = element;
    if (tagName === 'meta' && properties['content'] !== undefined)
      add(meta, properties['property'] ?? properties['name'], properties['content']);
    if (tagName === 'link') add(links, [properties['rel']].flat().join(' '), properties['href']);
    if (tagName === 'h1') headlines.push(textOf(element));
    if (tagName !== 'script') return;
    if (properties['type'] === 'application/ld+json') things.push(...readGraph(textOf(element)));
    else scripts.push(textOf(element));
  });
  return { meta, links, things, scripts, headline: headlines[0] ?? '' };
}

function readGraph(json: string): SchemaThing[] {
  const { '@context': context, '@graph': graph } = JSON.parse(json);
  if (context !== 'https://schema.org' || !Array.isArray(graph)) throw new Error(`no graph of schema.org: ${json}`);
  return graph;
}

function textOf({ children }: Element): string {
  return children.map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? textOf(child) : '')).join('');
}
