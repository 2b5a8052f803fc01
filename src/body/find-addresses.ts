/** Where an address may stand, as its author wrote it: in Markdown, in a definition, in HTML, alone. */
const ADDRESS =
  /\]\(\s*<?((?:[^\s<>()]|\([^\s<>()]*\))+)|^ {0,3}\[[^\]\n]+\]:\s*<?([^\s<>]+)|\bhref\s*=\s*["']?([^\s"'<>]+)|\bhttps?:\/\/[^\s<>"'`()\]]+/gim;

/** An address of the page itself, or one of another kind than pages have. */
const ELSEWHERE = /^(?:#|(?!https?:)[a-z][a-z0-9+.-]*:)/i;

/**
 * What may be an address that a body links to, each once; some of it may stand in code. A parser would take ten times as long, and only
 * of a body with a link that seems to lead nowhere need anybody know: see `listBodyLinks`.
 */
export function findAddresses(markdown: string): string[] {
  const found = new Set<string>();
  for (const [whole, inMarkdown, inDefinition, inHtml] of markdown.matchAll(ADDRESS)) {
    const address = inMarkdown ?? inDefinition ?? inHtml ?? whole;
    if (!ELSEWHERE.test(address)) found.add(address);
  }
  return [...found];
}
