/** A kind of body that has cost a parser more than it should: for each a body of any size. */
export interface HostileBody {
  name: string;
  /** Markdown of at most so many characters, and not many fewer. */
  make: (size: number) => string;
}

/** The same again and again. */
const repeat = (part: string) => (size: number) => part.repeat(Math.floor(size / part.length));

/** So often, each time with its number. */
const number = (part: (index: number) => string) => (size: number) => {
  const parts: string[] = [];
  for (let [index, length] = [0, 0]; ; index += 1) {
    const next = part(index);
    length += next.length;
    if (length > size) return parts.join('');
    parts.push(next);
  }
};

/** Opened so often and closed again. */
const nest =
  (open: string, inside: string, close: string) =>
  (size: number): string => {
    const times = Math.floor((size - inside.length) / (open.length + close.length));
    return open.repeat(times) + inside + close.repeat(times);
  };

/** Half of it one thing, half another. */
const halves = (first: (size: number) => string, second: (size: number) => string) => (size: number) =>
  first(Math.floor(size / 2)) + second(Math.floor(size / 2));

/** Between a beginning and an end. */
const wrap = (before: string, make: (size: number) => string, after: string) => (size: number) =>
  before + make(Math.max(0, size - before.length - after.length)) + after;

/** Lists that lie in each other, each a line; the deeper, the longer. */
const steps = (marker: string) => number((index) => `${' '.repeat(index * marker.length)}${marker}x\n`);

const PARTS: readonly string[] = [
  ...['[', '[]', '[a](', '[a](b', '[a](b "c', '[a](<b', '[a][', '[a]', '[a]: /b\n', '[a]: /b "c\n', '![', '![a](b)', '![a][b]'],
  ...['^[', '^[a]', '[^1]', '[^1]: a\n', '[^1]: [^1]\n\n', '*', '*a ', '**a*', '_a', '*a_ ', '~~', '~~~a', '~a~~', '`', '`a``'],
  ...['<', '<a', '<a ', '<a b=', '<a b="', '<a b>', '</a>', '<!--', '<!a', '<?', '<![CDATA[', '<http:', '<a@b', '<a@b.c>', '<http://a>'],
  ...[
    '&',
    '&amp;',
    '&#38;',
    '&#0;',
    '&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    '\\',
    '\\a',
    '\\\n',
    '\n',
    'a\n',
    'a\n\n',
    'a  \n',
    '\t',
    ' ',
    '\0',
    '\r',
  ],
  ...[
    '- ',
    '- a\n',
    '- a\n\n',
    '1. a\n',
    '> ',
    '>',
    '> a\n',
    '>a\n\n',
    '> - ',
    '- > ',
    '* * *\n',
    '# a\n',
    '#',
    'a\n=\n',
    'a\n-\n',
    '    a\n',
  ],
  ...['```\n', '```js\na\n```\n', '~~~\na\n', '|', '|a', '|a|\n|-|\n', '|a\n', '-|', ':-:|', 'a|b\n-|-\n'],
  ...[
    'http://',
    'http://a.b ',
    'http://a.b/(',
    'https://a',
    'a://',
    '//a.b ',
    'mailto:a@b.c ',
    'a@b.c ',
    'www.a.b ',
    'http://a/?',
    "http://a/'",
  ],
  ...['<b>', '<b><p>', '<p><b>', '<a href=x>', '<i><b></i>', '<b><p></b>', '<table>', '<table><tr><td>', '<table>a', '<template>', '<svg>'],
  ...[
    '<div>',
    '<p>',
    '<li>',
    '<ul><li>',
    '<dl><dd>',
    '<br>',
    '<img src=a>',
    '<h1>',
    '<script>',
    '<title>',
    '<select><option>',
    '<math><mi>',
  ],
  ...[
    '<b>x</b>',
    '<b>x</b>\n\n',
    '<p>x</p>\n',
    '<!-- a -->',
    '<x>',
    '</p>',
    '</b>',
    '</br>',
    '<font color=a>',
    '<nobr>',
    '<form>',
    '<frameset>',
  ],
  ...['\u0e01', '\u0e01 ', '\u4e00', '\u00e9', '\ud83d\ude00', '"', "'", '-', '.', 'a', 'a ', '\u200b', '\u202e', '\ufffe', '\u0301'],
];

const CODE_PARTS: readonly string[] = [
  ...[
    'a',
    'a ',
    'A',
    '1',
    ' ',
    '\t',
    '(',
    '{',
    '[',
    '<',
    '"',
    "'",
    '`',
    '/',
    '\\',
    '$',
    '#',
    '@',
    '%',
    '=',
    '-',
    '+',
    '*',
    '.',
    ':',
    ';',
    '!',
  ],
  ...[
    '/*',
    '//',
    '<!--',
    '<a ',
    '<a',
    '${',
    '"""',
    "'''",
    '<<A\n',
    'a(',
    'a.',
    'a:',
    'a=',
    '@a',
    '#a',
    '0x',
    '1e',
    '1_',
    'a\n',
    '\n',
    '- ',
    '(a,',
  ],
];

/** The languages that are highlighted, by the names that authors write. */
export const CODE_LANGUAGES: readonly string[] = [
  ...[
    'bash',
    'c',
    'cpp',
    'csharp',
    'css',
    'diff',
    'go',
    'graphql',
    'ini',
    'java',
    'javascript',
    'json',
    'kotlin',
    'less',
    'lua',
    'makefile',
  ],
  ...['markdown', 'objectivec', 'perl', 'php', 'php-template', 'plaintext', 'python', 'python-repl', 'r', 'ruby', 'rust', 'scss', 'shell'],
  ...['sql', 'swift', 'typescript', 'vbnet', 'wasm', 'xml', 'yaml'],
];

const block = (language: string, make: (size: number) => string) => wrap(`\`\`\`${language}\n`, make, '\n```\n');

/** Blocks of 20,000 characters, of which each alone may be highlighted. */
const blocks = (language: string, part: string) => repeat(block(language, repeat(part))(20_000));

/** All that has been found; a command that looks for more may make bodies of them too. */
export const HOSTILE_BODIES: readonly HostileBody[] = [
  ...PARTS.map((part) => ({ name: `${JSON.stringify(part)} again and again`, make: repeat(part) })),
  { name: 'lists in lists, each a line', make: steps('- ') },
  { name: 'numbered lists in lists, each a line', make: steps('1. ') },
  { name: 'quotes in quotes, each a line', make: number((index) => `${'> '.repeat(index)}x\n\n`) },
  { name: 'brackets in brackets', make: nest('[', 'a', ']') },
  { name: 'links in links', make: nest('[', 'a', '](b)') },
  { name: 'pictures in pictures', make: nest('![', 'a', '](b)') },
  { name: 'notes in notes', make: nest('^[', 'a', ']') },
  { name: 'stars in stars', make: nest('*', 'a', '*') },
  { name: 'strong in strong', make: nest('**a ', 'b', ' a**') },
  {
    name: 'notes that are many',
    make: halves(
      number((index) => `[^${index}] `),
      number((index) => `\n[^${index}]: a\n`),
    ),
  },
  { name: 'notes in notes, by name', make: number((index) => `[^${index}]: [^${index + 1}]\n\n`) },
  { name: 'a long address, many times', make: halves(wrap('[a]: /', repeat('b'), '\n\n'), repeat('[a]\n\n')) },
  { name: 'a long title, many times', make: halves(wrap('[a]: /b "', repeat('c'), '"\n\n'), repeat('[a]\n\n')) },
  { name: 'addresses that are many', make: number((index) => `[${index}]: /a\n`) },
  { name: 'a long address in a picture, many times', make: halves(wrap('[a]: /', repeat('b'), '\n\n'), repeat('![a]\n\n')) },
  { name: 'runs of backticks, each longer', make: number((index) => `${'`'.repeat(index + 1)}a`) },
  { name: 'runs of stars, each longer', make: number((index) => `${'*'.repeat(index + 1)}a `) },
  { name: 'a table of one row', make: halves(wrap('', repeat('|a'), '|\n'), wrap('', repeat('|-'), '|\n')) },
  {
    name: 'a table that its rows don’t fill',
    make: (size) => `${'|a'.repeat(size / 9)}|\n${'|-'.repeat(size / 9)}|\n${'|\n'.repeat(size / 4)}`,
  },
  { name: 'a table of many rows', make: wrap('|a|b|c|\n|-|-|-|\n', repeat('|1|2|3|\n'), '') },
  { name: 'a table of rows without words', make: wrap(`${'|a'.repeat(90)}|\n${'|-'.repeat(90)}|\n`, repeat('|\n'), '') },
  { name: 'links in a table', make: wrap('|a|\n|-|\n', repeat('|[a](/b)|\n'), '') },
  {
    name: 'a tag of many attributes',
    make: wrap(
      '<p ',
      number((index) => `a${index} `),
      '>x</p>',
    ),
  },
  {
    name: 'a tag of many attributes, in a line',
    make: wrap(
      'x <b ',
      number((index) => `a${index} `),
      '>x</b>',
    ),
  },
  { name: 'an attribute that is long', make: wrap('<p title="', repeat('a '), '">x</p>') },
  { name: 'an attribute of entities', make: wrap('<p title="', repeat('&amp;'), '">x</p>') },
  { name: 'tags in tags, closed', make: nest('<div>', 'x', '</div>') },
  { name: 'tags in tags in a line, closed', make: wrap('x ', nest('<i>', 'x', '</i>'), '') },
  {
    name: 'formats that paragraphs open again',
    make: halves(
      number((index) => `<b id=${index}>`),
      repeat('<p>x'),
    ),
  },
  { name: 'a few formats that paragraphs open again', make: wrap('<b><i><u><s><em><tt><big><small><strong><code>', repeat('<p>x'), '') },
  { name: 'formats that each paragraph adds to', make: number((index) => `<p><b id=${index}>x</p>`) },
  { name: 'formats around blocks', make: wrap('<b><i><u><s><em><tt>', repeat('<div>x</b></i></u></s></em></tt></div>'), '') },
  { name: 'formats that cross', make: repeat('<b><i><p></b></i></p>') },
  { name: 'links in links, of HTML', make: repeat('<a href=x><p><a href=y>') },
  { name: 'text that a table puts before itself', make: wrap('<table>', repeat('x<tr>'), '') },
  { name: 'tags that a table puts before itself', make: wrap('<table>', repeat('<b>x'), '') },
  { name: 'a table in each cell', make: repeat('<table><tr><td>x') },
  { name: 'cells of HTML', make: wrap('<table>', repeat('<tr><td>1<td>2<td>3'), '</table>') },
  { name: 'a page of HTML in one line', make: repeat('<p>A <b>few</b> words.</p>') },
  { name: 'a page of HTML in many lines', make: repeat('<p>A <b>few</b> words.</p>\n\n') },
  { name: 'HTML among Markdown', make: repeat('A *few* <b>words</b>.\n\n') },
  { name: 'a comment that never ends', make: wrap('<!-- ', repeat('a '), '') },
  { name: 'comments that never end', make: wrap('x ', repeat('<!-- '), '') },
  { name: 'quotes of attributes that never end', make: wrap('x ', repeat('<a b="'), '') },
  { name: 'headings of the same words', make: repeat('# A\n\n') },
  { name: 'a heading of many words', make: wrap('# ', repeat('a '), '\n') },
  { name: 'a heading of hyphens', make: wrap('# ', repeat('a-'), '-\n') },
  { name: 'pictures alone, each with a caption', make: repeat('![a](/b.png "*c*")\n\n') },
  { name: 'a caption of brackets', make: wrap('![a](/b.png "', repeat('['), '")') },
  { name: 'a word without end', make: repeat('a') },
  { name: 'a paragraph without end', make: repeat('Some words and some more. ') },
  { name: 'paragraphs without end', make: repeat('Some words and some more.\n\n') },
  { name: 'words that no space parts', make: repeat('\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35\u0e0a\u0e32\u0e27\u0e42\u0e25\u0e01') },
  { name: 'links to pages of the site', make: number((index) => `[a](/news/${index}/) `) },
  { name: 'code in one line', make: block('js', repeat('a')) },
  { name: 'code in many lines', make: block('js', repeat('const a = 1;\n')) },
  { name: 'code of an unknown language', make: block('nonsense', repeat('a(')) },
  { name: 'code by indentation', make: repeat('    a\n') },
  { name: 'many small blocks of code', make: repeat('```js\na\n```\n') },
  ...CODE_LANGUAGES.flatMap((language) =>
    CODE_PARTS.map((part) => ({ name: `${JSON.stringify(part)} in blocks of ${language}`, make: blocks(language, part) })),
  ),
];
