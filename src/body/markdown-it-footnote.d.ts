declare module 'markdown-it-footnote' {
  import type { MarkdownIt } from 'markdown-it';

  const footnotes: (markdownIt: MarkdownIt) => void;
  export default footnotes;
}
