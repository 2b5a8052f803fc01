import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';

/** What a document says at one place, with folded white space. */
export interface ReadText {
  text: string;
  /** The language that the nearest element around it names. */
  language: string | undefined;
  /** Whether it stands in an attribute, or is part of the page's head: there it can't be marked for itself. */
  isApart: boolean;
}

const SPEAKING = ['ariaLabel', 'title', 'alt', 'placeholder', 'content'];

/** All that an HTML page or another text document says: its texts, those in attributes, and those that its scripts may say. */
export function readTexts(path: string, document: string): ReadText[] {
  if (!path.endsWith('.html')) return document.split(/[\n<>"]/).map((line) => ({ text: fold(line), language: undefined, isApart: true }));
  return readNode(fromHtml(document), undefined).filter(({ text }) => text !== '');
}

function readNode(node: Nodes, language: string | undefined): ReadText[] {
  if (node.type === 'text') return [{ text: fold(node.value), language, isApart: false }];
  if (node.type === 'element' && (node.tagName === 'script' || node.tagName === 'style')) return [];
  const own = node.type === 'element' ? readLanguage(node, language) : language;
  const said = node.type === 'element' ? readAttributes(node).map((text) => ({ text: fold(text), language: own, isApart: true })) : [];
  if (!('children' in node)) return said;
  const below = node.children.flatMap((child) => readNode(child, own));
  const isHead = node.type === 'element' && node.tagName === 'head';
  return [...said, ...(isHead ? below.map((text) => ({ ...text, isApart: true })) : below)];
}

function readLanguage({ properties }: Element, around: string | undefined): string | undefined {
  const { lang } = properties;
  return typeof lang === 'string' ? lang : around;
}

function readAttributes({ properties }: Element): string[] {
  const words = typeof properties['dataWords'] === 'string' ? listStrings(JSON.parse(properties['dataWords'])) : [];
  return [...SPEAKING.map((name) => String(properties[name] ?? '')), ...words];
}

function listStrings(value: unknown): string[] {
  return typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(listStrings);
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
