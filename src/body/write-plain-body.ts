/** The ends of what stands in lines of its own. */
const BLOCK_ENDS = /<(?:\/(?:p|div|li|tr|h[1-6]|pre|blockquote|table|ul|ol|dl|dt|dd|figure|section|article)|br|hr)\b[^<>]*>/gi;

/**
 * A body that holds more than `BODY_LIMITS` allows, as paragraphs of text: HTML tags go, entities are what they stand for, and the marks of
 * Markdown stay as they were written. No parser sees it, so that it takes a moment, whatever it holds.
 */
export function writePlainBody(markdown: string): string {
  const text = markdown
    .replace(/\r\n?/g, '\n')
    .replace(BLOCK_ENDS, '\n\n')
    .replace(/<[a-z/!?][^<>]*>/gi, '');
  const paragraphs = text.split(/\n[ \t]*\n/).map((paragraph) => paragraph.trim());
  return paragraphs.map((paragraph) => (paragraph === '' ? '' : `<p>${escapeText(paragraph)}</p>\n`)).join('');
}

function escapeText(text: string): string {
  return text
    .replace(/&(?!#?\w{1,31};)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
