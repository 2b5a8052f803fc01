/**
 * Text of no more than so many characters (UTF-16 units), the ellipsis of a cut text among them. The cut falls between two
 * words, unless there is no space in the second half.
 */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  const start = text.slice(0, length - 1);
  const end = Math.max(start.lastIndexOf(' '), Math.floor(length / 2));
  const whole = start.lastIndexOf(' ') >= end ? start.slice(0, end) : start.toWellFormed().replace(/\ufffd$/, '');
  return `${whole.replace(/[\s,;:–-]+$/, '')}…`;
}
