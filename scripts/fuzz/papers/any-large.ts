import fc from 'fast-check';
import { HOSTILE_BODIES } from '../../../tests/body/hostile-bodies.ts';
import { HOSTILE_FIELDS } from '../../../tests/content/hostile-fields.ts';
import { anyArticle, writeArticle } from './any-article.ts';
import { anyText } from './any-text.ts';
import { file, type Part } from './paper.ts';

/** Bytes; a file with more is no article. */
const LARGEST = 5_000_000;

/** What parsers have been slow at, over and over. */
export const PIECES: readonly string[] = [
  ...[
    '^[a]',
    '[^1]',
    '- ',
    '> ',
    '1. ',
    '[',
    '![',
    '](',
    '*',
    '**a ',
    '_',
    '`',
    '``',
    '~~',
    '<',
    '<b>',
    '</b>',
    '<b><i>',
    '<table><tr><td>',
    '<!--',
  ],
  ...[
    '&',
    '&amp;',
    '&#',
    '\\',
    '|',
    '| a ',
    '\n',
    '\n\n',
    '\t',
    ' ',
    '#',
    '# a\n',
    '```\n',
    '```x\n',
    '---\n',
    'a@b.c ',
    'http://',
    'www.a.b ',
    '"',
    "'",
  ],
  ...[
    'a',
    'a ',
    'é',
    '👩‍👩‍👧',
    '\u202e',
    '\u0301',
    '(((',
    ')',
    'x[^1]\n\n[^1]: y\n\n',
    '[a]: b\n',
    '[a][a]',
    '<svg>',
    '<math>',
    '<p ',
    '<a href="',
    '<![CDATA[',
  ],
  ...[
    '| a | b |\n|---|---|\n',
    '- a\n  - b\n',
    '<details>',
    '<img src=x>',
    '![a](images/x.jpg)',
    '{"a": [',
    'function(',
    '/*',
    '\\u0000',
    '$$',
    ':::',
    '=\n',
  ],
];

const pattern = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')) },
  anyText,
);

const size = fc.constantFrom(1000, 20_000, 60_000, 250_000, 1_000_000, LARGEST - 10_000);

/** The same thing again and again, up to a size in bytes. */
const repeated = fc
  .tuple(pattern, size)
  .map(([text, bytes]) => text.repeat(Math.ceil(bytes / Math.max(1, Buffer.byteLength(text)))).slice(0, bytes));

const known = fc.tuple(fc.constantFrom(...HOSTILE_BODIES), size).map(([{ make }, bytes]) => make(bytes));

const fenced = fc
  .tuple(fc.constantFrom('', 'js', 'python', 'html', 'bash', 'ini', 'markdown', 'sql', 'css', 'yaml', 'nowhere'), repeated)
  .map(([language, text]) => `\`\`\`\`${language}\n${text}\n\`\`\`\``);

const largeArticle = fc
  .record({
    article: anyArticle,
    text: fc.oneof({ weight: 3, arbitrary: repeated }, { weight: 3, arbitrary: known }, fenced),
    place: fc.constantFrom('body', 'body', 'body', 'title', 'excerpt', 'featuredContent', 'topics'),
  })
  .map(({ article, text, place }) => {
    const fields = {
      ...article.fields,
      ...(place === 'body' ? {} : { [place]: place === 'topics' ? text.slice(0, 250_000).split(/\s+/) : text.slice(0, 250_000) }),
    };
    return writeArticle({ fields, body: place === 'body' ? text : article.body });
  });

const largeFields = fc.tuple(fc.constantFrom(...HOSTILE_FIELDS), size).map(([{ make }, bytes]) => make(bytes));

/** An article with one part that is far too large. Of five million bytes at most. */
export const anyLargePart: fc.Arbitrary<Part> = fc
  .oneof({ weight: 3, arbitrary: largeArticle }, { weight: 1, arbitrary: largeFields })
  .map((text) => file('news/large.md', text.slice(0, LARGEST)));
