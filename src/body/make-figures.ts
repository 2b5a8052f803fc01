import type { MarkdownIt, Token } from 'markdown-it';

/** A picture alone in its paragraph is a figure; its title is the caption. */
export function makeFigures(tokens: Token[], parser: MarkdownIt): Token[] {
  for (const [index, token] of tokens.entries()) {
    const image = token.type === 'inline' && token.children?.length === 1 ? token.children[0] : undefined;
    const [open, close] = [tokens[index - 1], tokens[index + 1]];
    if (image?.type !== 'image' || open?.type !== 'paragraph_open' || close?.type !== 'paragraph_close' || open.hidden) continue;
    open.tag = 'figure';
    close.tag = 'figure';
    const caption = image.attrGet('title');
    if (caption === null) continue;
    image.attrs = (image.attrs ?? []).filter(([name]) => name !== 'title');
    token.children = [...(token.children ?? []), ...captionTokens(String(caption), parser)];
  }
  return tokens;
}

function captionTokens(caption: string, parser: MarkdownIt): Token[] {
  return parser
    .parseInline(caption, {})
    .flatMap((token) => [
      createToken('figcaption_open', 1, parser),
      ...(token.children ?? []),
      createToken('figcaption_close', -1, parser),
    ]);
}

function createToken(type: string, nesting: -1 | 1, parser: MarkdownIt): Token {
  const [token] = parser.parse('x', {});
  return Object.assign(Object.create(Object.getPrototypeOf(token)), {
    ...token,
    type,
    tag: 'figcaption',
    nesting,
    block: false,
    hidden: false,
  });
}
