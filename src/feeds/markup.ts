/** Text as it stands in XML or HTML, in an element or between double quotes. */
export function escapeMarkup(text: string): string {
  // Most texts have none of them, and looking takes a fifth of replacing.
  return SIGNS.test(text) ? text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character) : text;
}

const SIGNS = /[&<>"]/;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** An element with its attributes; those without a value are left out, and so is an element of empty text. */
export function element(name: string, attributes: Readonly<Record<string, string | number | undefined>>, content?: string): string {
  let written = '';
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== undefined) written += ` ${attribute}="${escapeMarkup(String(value))}"`;
  }
  return content === undefined ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** An element that holds text; nothing if there is none. */
export function textElement(name: string, text: string | undefined, attributes: Readonly<Record<string, string | undefined>> = {}): string {
  return text === undefined || text === '' ? '' : element(name, attributes, escapeMarkup(text));
}
