/** Front matter at its worst: whole files, valid or not, whose size a test may choose. */
export interface HostileFields {
  name: string;
  /** @param size about how many bytes the file gets */
  make: (size: number) => string;
}

const HEAD = `title: Bridge opens
publishedDateTime: 2026-03-01T09:30:00+01:00
originalUrl: https://example.com/bridge
provider: { name: Example News, domain: example.com }
`;

const whole = (fields: string, head = HEAD) => `---\n${head}${fields}\n---\nThe bridge is open.\n`;

/** As many pieces as make so many bytes. */
function fill(size: number, piece: (index: number) => string): string {
  const pieces: string[] = [];
  for (let bytes = 0; bytes < size; bytes += pieces.at(-1)?.length ?? 1) pieces.push(piece(pieces.length));
  return pieces.join('');
}

/** Front matter that ends in one field of many pieces. */
const field =
  (start: string, piece: (index: number) => string, end = '') =>
  (size: number) =>
    whole(start + fill(size, piece) + end);

/** The good head without one of its fields. */
const without = (name: string) => HEAD.replace(new RegExp(`^${name}:.*\\n`, 'm'), '');

const RELATED = (index: number) =>
  `  - { title: T${index}, webUrl: "https://r.example/${index}", provider: { name: N, domain: n${index}.example } }\n`;

export const HOSTILE_FIELDS: readonly HostileFields[] = [
  { name: 'new topics', make: field('topics:\n', (index) => `  - New topic ${index}\n`) },
  { name: 'topics that share addresses', make: field('topics:\n', (index) => `  - A${'-.'[index % 2]}${'b'.repeat((index >> 1) % 50)}\n`) },
  { name: 'topics one edit apart', make: field('topics:\n', (index) => `  - Engineering${'abcdefghij'.repeat(index % 7)}${index % 10}\n`) },
  { name: 'topics that are numbers', make: field('topics:\n', () => '  - 7\n') },
  { name: 'topics that are nothing', make: field('topics:\n', () => '  -\n') },
  { name: 'one long topic', make: field('topics:\n  - ', () => 'long ') },
  { name: 'one topic over and over', make: field('topics:\n', () => '  - Science\n') },
  { name: 'new authors', make: field('authors:\n', (index) => `  - Author ${index}\n`) },
  { name: 'authors of one address', make: field('authors:\n', (index) => `  - A${'.'.repeat(index % 99)}\n`) },
  { name: 'authors without an address', make: field('authors:\n', (index) => `  - "${'?'.repeat(index + 1)}"\n`) },
  { name: 'one long author', make: field('author: ', () => 'long ') },
  { name: 'a long reason', make: field('withdrawn: { date: 2026-03-02T00:00:00Z, reason: "', () => '<b>long ', '" }') },
  { name: 'a long language', make: field('language: ', () => 'en-') },
  { name: 'a language of many parts', make: field('language: en', () => '-x-a') },
  { name: 'aliases', make: field('aliases:\n', (index) => `  - /old/${index}/\n`) },
  { name: 'aliases of one address', make: field('aliases:\n', () => '  - /old/bridge/\n') },
  { name: 'aliases of reserved addresses', make: field('aliases:\n', (index) => `  - /topics/${index}/\n`) },
  { name: 'an alias of many parts', make: field('aliases:\n  - ', () => '/old') },
  { name: 'an alias of long parts', make: field('aliases:\n  - ', () => `/${'long'.repeat(45)}`) },
  { name: 'one long alias', make: field('aliases:\n  - /', () => 'long') },
  { name: 'related stories', make: field('related:\n', RELATED) },
  { name: 'related stories without a field', make: field('related:\n', () => '  - { title: T }\n') },
  {
    name: 'related stories with pictures',
    make: field('related:\n', (index) => RELATED(index).replace(' }\n', `, images: [{ url: "/p/${index}.jpg" }] }\n`)),
  },
  { name: 'pictures of the web', make: field('images:\n', (index) => `  - { url: "https://p.example/${index}.jpg", isCached: true }\n`) },
  { name: 'pictures that are not there', make: field('images:\n', (index) => `  - url: images/none-${index}.jpg\n`) },
  { name: 'pictures above the folder', make: field('images:\n', (index) => `  - url: ../../${index}.jpg\n`) },
  { name: 'a long path of a picture', make: field('images:\n  - url: ', () => 'long/') },
  { name: 'logos', make: field('provider:\n  name: N\n  domain: n.example\n  images:\n', (index) => `    - url: images/${index}.png\n`) },
  { name: 'unknown fields', make: field('', (index) => `field${index}: x\n`) },
  { name: 'unknown fields like known ones', make: field('', (index) => `titel${index}: x\n`) },
  { name: 'unknown fields of pictures', make: field('images:\n', (index) => `  - { url: images/a.jpg, alt${index}: x, b: y, c: z }\n`) },
  { name: 'unknown fields in braces', make: field('images: [{ url: a.jpg', (index) => `,${index.toString(36)}`, '}]') },
  { name: 'a long name of a field', make: field('', () => 'title', ': x') },
  { name: 'a field twice', make: field('', () => 'excerpt: x\n') },
  { name: 'lists in lists', make: field('topics: ', () => '[') },
  { name: 'closed lists in lists', make: (size) => whole(`topics: ${'['.repeat(size / 2)}${']'.repeat(size / 2)}`) },
  { name: 'groups in groups', make: field('provider: ', () => '{a: ') },
  { name: 'lists in lists by hyphens', make: field('topics:\n  ', () => '- ', 'x') },
  { name: 'groups in groups by indentation', make: (size) => whole(fill(size, (index) => `${' '.repeat(index)}a:\n`)) },
  { name: 'question marks', make: field('', () => '? ') },
  { name: 'an alias bomb', make: (size) => whole(`a: &a [x]\n${fill(size, (index) => `b${index}: &b${index} [*a, *a, *a]\n`)}`) },
  { name: 'anchors', make: field('', (index) => `a${index}: &a${index} x\n`) },
  { name: 'merge keys', make: (size) => whole(`a: &a { b: 1 }\n${fill(size, (index) => `c${index}: { <<: *a }\n`)}`) },
  { name: 'tags', make: field('', (index) => `a${index}: !x y\n`) },
  { name: 'a long title', make: (size) => whole(`title: "${fill(size, () => 'long ')}"`, without('title')) },
  { name: 'a title of tags', make: (size) => whole(`title: "x${fill(size, () => '<b>')}"`, without('title')) },
  { name: 'a title of broken tags', make: (size) => whole(`title: "x${fill(size, () => '<')}"`, without('title')) },
  { name: 'a title of white space', make: (size) => whole(`title: "x${fill(size, () => ' ')}y"`, without('title')) },
  { name: 'a title without a space', make: (size) => whole(`title: "${fill(size, () => 'x')}"`, without('title')) },
  { name: 'a title of comments', make: (size) => whole(`title: "x${fill(size, () => '<!--')}"`, without('title')) },
  { name: 'a long excerpt', make: field('excerpt: ', () => 'long ') },
  { name: 'an excerpt of entities', make: field('excerpt: "', () => '&amp;', '"') },
  { name: 'an excerpt of open tags', make: field('excerpt: "', (index) => `<a${index}>`, '"') },
  { name: 'an excerpt of closing tags', make: field('excerpt: "', () => '</p>', '"') },
  { name: 'an excerpt of escapes', make: field('excerpt: "', () => '\\u00e9', '"') },
  { name: 'an excerpt of many lines', make: field('excerpt: |\n', () => '  x\n') },
  { name: 'an excerpt of empty lines', make: field('excerpt: >\n  x\n', () => '\n', '  y') },
  { name: 'an excerpt that is not closed', make: field('excerpt: "', () => 'x\n  ') },
  { name: 'an excerpt of surrogates', make: field('excerpt: "', () => '\\ud800', '"') },
  {
    name: 'texts cut by comments',
    make: field('images:\n', (index) => `  - { url: a.jpg }\n  - url: b.jpg\n    title: Story #${index}\n`),
  },
  { name: 'topics cut by comments', make: field('topics:\n', (index) => `  - Topic ${index} #1\n`) },
  { name: 'a line of hash signs', make: field('excerpt: x', () => ' #') },
  { name: 'lines of hash signs', make: field('', () => '# # #\n') },
  { name: 'texts in curly quotes', make: field('topics:\n', (index) => `  - \u201cTopic ${index}\u201d\n`) },
  { name: 'a line of curly quotes', make: field('excerpt: ', () => '\u201c\u201d') },
  { name: 'spaces before nothing', make: field('excerpt: x', () => ' \n') },
  { name: 'tabs', make: field('', () => '\t') },
  { name: 'hyphens', make: field('', () => '-') },
  { name: 'colons', make: field('excerpt: ', () => ': ') },
  { name: 'lines without a colon', make: field('', () => 'x\n') },
  { name: 'a long sealed text', make: field('secured: "', () => 'QUJD', ';QUJD"') },
  { name: 'a long sealed text that is none', make: field('secured: "', () => 'QUJD', '"') },
  { name: 'frames', make: field("featuredContent: '", () => '<iframe src="https://v.example/1"></iframe>', "'") },
  { name: 'a long frame', make: field('featuredContent: \'<iframe src="https://youtu.be/', () => 'watch?v=', '"></iframe>\'') },
  { name: 'a long web address', make: field('webUrl: https://w.example/', () => 'long/') },
  { name: 'a web address of brackets', make: field('webUrl: "https://', () => '[', '"') },
  { name: 'a web address to encode', make: field('webUrl: "https://w.example/', () => '\u00e9', '"') },
  { name: 'a long domain', make: (size) => whole(`provider: { name: N, domain: ${fill(size, () => 'a.')}example }`, without('provider')) },
  {
    name: 'a domain without a dot',
    make: (size) => whole(`provider: { name: N, domain: ${fill(size, () => 'a-')}a! }`, without('provider')),
  },
  {
    name: 'a long name of a provider',
    make: (size) => whole(`provider: { name: "${fill(size, () => 'long ')}", domain: e.example }`, without('provider')),
  },
  {
    name: 'a long date',
    make: (size) => whole(`publishedDateTime: 2026-03-01T09:30:00.${fill(size, () => '0')}Z`, without('publishedDateTime')),
  },
  { name: 'a long number', make: field('quality: ', () => '9') },
  { name: 'a number of digits and underscores', make: field('quality: ', () => '9_') },
  { name: 'a long slug', make: field('slug: ', () => 'long-') },
  { name: 'a slug of accents', make: field('slug: e', () => '\u0301') },
  { name: 'a long identity', make: field('id: ', () => 'long ') },
  { name: 'a long category', make: field('category: "', () => '<b>x', '"') },
  {
    name: 'a long date under another name',
    make: (size) => whole(`when: 2026-03-01${fill(size, () => ' ')}x`, without('publishedDateTime')),
  },
  { name: 'a text of many topics under another name', make: field('labels: ', () => 'a, ') },
  { name: 'pictures under another name', make: field('cover: [', () => '../x.jpg, ', ']') },
  { name: 'old addresses under another name', make: field('was: [', (index) => `/old/${index}/, `, ']') },
];
