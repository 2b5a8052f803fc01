import { cutText } from '../../text/cut-text.ts';
import { escapeMarkup } from '../markup.ts';

/** The HTML that mail programs read: tables for everything that has a place, styles in attributes. */

export interface MailAttributes {
  class?: string | undefined;
  bgcolor?: string;
  style?: string;
  href?: string;
  rel?: 'sponsored' | undefined;
  dir?: 'auto';
  lang?: string | undefined;
  align?: 'center' | 'left' | 'right';
  valign?: 'top';
  'aria-label'?: string;
  width?: number;
}

/** An element; none if it would be empty. @param content HTML */
export function tag(name: string, attributes: MailAttributes, content: string): string {
  return content === '' ? '' : `<${name}${writeAttributes(attributes)}>${content}</${name}>`;
}

/** Text of an author, cut. @param length characters */
export function escapeCut(plain: string, length = Number.POSITIVE_INFINITY): string {
  return escapeMarkup(cutText(plain, length));
}

/** A table for layout with one row. @param cells ready `<td>` elements */
export function layoutRow(attributes: MailAttributes, ...cells: readonly string[]): string {
  return `<table${LAYOUT}${writeAttributes({ width: '100%', ...attributes })}><tbody><tr>${cells.join('')}</tr></tbody></table>`;
}

/** A table for layout with one cell a row. */
export function layoutColumn(attributes: MailAttributes, rows: readonly string[]): string {
  const body = rows.map((row) => `<tr>${row}</tr>\n`).join('');
  return `<table${LAYOUT}${writeAttributes({ width: '100%', ...attributes })}><tbody>\n${body}</tbody></table>`;
}

/** Outlook on Windows knows no `max-width`: it gets a table of a fixed width around the rest. */
export function holdForOutlook(width: number, content: string): string {
  const open = `<table${LAYOUT} width="${width}" align="center"><tr><td>`;
  return `<!--[if mso]>${open}<![endif]-->${content}<!--[if mso]></td></tr></table><![endif]-->`;
}

export function image(attributes: { class?: string; src: string; width: number; height: number; alt: string; style: string }): string {
  return `<img${writeAttributes({ ...attributes, border: 0 })}>`;
}

const LAYOUT = ' role="presentation" cellpadding="0" cellspacing="0" border="0"';

function writeAttributes(attributes: object): string {
  let written = '';
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) written += ` ${name}="${escapeMarkup(String(value))}"`;
  }
  return written;
}
