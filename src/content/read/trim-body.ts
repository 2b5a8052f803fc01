/** A body as it is kept: without empty lines around it. @param body as its file has it */
export function trimBody(body: string): string {
  return dropEmptyLines(body).trimEnd();
}

/** The line of a file's text where its body begins, from 1. */
export function findFirstLine(text: string, body: string): number {
  const start = text.length - dropEmptyLines(body).length;
  let line = 1;
  for (let end = text.indexOf('\n'); end >= 0 && end < start; end = text.indexOf('\n', end + 1)) line += 1;
  return line;
}

/** Those before the first line, whose indentation may be that of a code block. No pattern: that of 5 MB of line ends overflows the stack. */
function dropEmptyLines(body: string): string {
  const first = body.search(/[^ \t\r\n]/);
  return first < 0 ? '' : body.slice(body.lastIndexOf('\n', first) + 1);
}
