import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { readPublication } from '../../../src/content/read/read-publication.ts';
import { temporaryFolder } from '../../run-command.ts';

/** What is said of the links of a body in a small paper at https://lamp.example/ai/, each with its line of the body. */
async function check(body: string, fields = '', settings = ''): Promise<string[]> {
  const [contentDir, publicDir] = [await temporaryFolder(), await temporaryFolder()];
  const write = async (file: string, text: string) => {
    await mkdir(dirname(join(contentDir, file)), { recursive: true });
    await writeFile(join(contentDir, file), text);
  };
  const article = (originalUrl: string, more: string, text: string) =>
    `---\ntitle: A\npublishedDateTime: 2026-03-01T09:30:00Z\noriginalUrl: ${originalUrl}\nprovider: { name: A, domain: a.example }\n${more}---\n${text}\n`;
  await write('site.yaml', `url: https://lamp.example\nbase: /ai/\n${settings}`);
  await write('topics/science.yaml', '_id: science\nname: Science\n');
  await write('news/2026/bridge.md', article('https://a.example/1', 'topics: [Harbour]\naliases: [/2019/bridge.html]\n', ''));
  await write('news/2026/Élan.md', article('https://a.example/2', '', ''));
  await write('news/2026/draft.md', article('https://a.example/3', 'published: false\n', ''));
  await write('news/2026/this.md', article('https://a.example/4', fields, body));
  await mkdir(join(publicDir, 'ads'));
  await writeFile(join(publicDir, 'ads/card.pdf'), '');
  const publication = await readPublication({
    contentDir,
    now: new Date('2026-04-01T00:00:00Z'),
    includesDrafts: false,
    publicDir,
  });
  const before = article('', fields, '').split('\n').length - 2;
  return publication.problems.map(({ file, line, message, severity }) => {
    expect({ file, severity }).toEqual({ file: 'news/2026/this.md', severity: 'warning' });
    return `${line - before} ${message}`;
  });
}

it.each([
  ...[
    '/',
    '/news/bridge/',
    '/news/bridge',
    '/news/bridge/index.html',
    '/news/bridge/?a=b#c',
    '../bridge/',
    '../../news/bridge/',
    './',
    '',
    '#a',
    '?a',
  ],
  ...[
    '/2019/bridge.html',
    '/topics/science/',
    '/topics/harbour/',
    '/topics/science/7/',
    '/topics/science/rss.xml',
    '/providers/a.example/',
  ],
  ...[
    '/archive/2026/03/',
    '/archive/',
    '/search/?q=a',
    '/trending/',
    '/feeds/',
    '/rss.xml',
    '/api/news/bridge.json',
    '/newsletter/',
    '/sitemap.xml',
  ],
  ...[
    '/news/%C3%89lan/',
    '/news/Élan/',
    '/news/E%CC%81lan/',
    '/ads/card.pdf',
    '/news/this/',
    'https://lamp.example/ai/',
    'HTTPS://LAMP.example/ai/news/bridge/',
  ],
  ...[
    'https://lamp.example/elsewhere/',
    'https://lamp.example.evil/ai/a/',
    '//other.example/a',
    'mailto:a@b.example',
    'https://other.example/a.md',
  ],
])('a link to %s is alive', async (href) => {
  expect(await check(`[a](<${href}>) <a href="${href}">b</a>`)).toEqual([]);
});

it.each([
  ['/news/brigde/', 'leads nowhere on this site; correct it, or remove the link'],
  ['/bridge/', 'leads nowhere on this site; did you mean /news/bridge/?'],
  ['/2020/bridge.html', 'leads nowhere on this site; did you mean /news/bridge/?'],
  ['/ai/topics/science/', 'leads nowhere on this site; did you mean /topics/science/?'],
  ['topics/science/', 'leads nowhere on this site; did you mean /topics/science/?'],
  ['/topics/sience/', 'leads nowhere on this site; correct it, or remove the link'],
  ['/providers/b.example/', 'leads nowhere on this site; correct it, or remove the link'],
  ['www.example.com/a', 'leads nowhere on this site; did you mean https://www.example.com/a?'],
  ['https://lamp.example/ai/news/nothing/', 'leads nowhere on this site; correct it, or remove the link'],
  ['//lamp.example/ai/news/nothing/', 'leads nowhere on this site; correct it, or remove the link'],
  ['/ads/other.pdf', 'leads nowhere on this site; correct it, or remove the link'],
  ['bridge.md', "is a file's name, and the site has no such file; write /news/bridge/"],
  ['../2026/bridge.md#part', "is a file's name, and the site has no such file; write /news/bridge/"],
  ['/news/2026/bridge.md', "is a file's name, and the site has no such file; write /news/bridge/"],
  ['content/news/2026/bridge.md', "is a file's name, and the site has no such file; write /news/bridge/"],
  ['2026/bridge.md', "is a file's name, and the site has no such file; write /news/bridge/"],
  ['other.md', "is a file's name, and there is no such article; write the address of a page, as in /news/bridge-opens/"],
  ['/news/draft/', 'leads to news/2026/draft.md, which is not published; publish it too, or remove the link'],
])('a link to %s %s', async (href, said) => {
  expect(await check(`First.\n\nA line,\n[a](${href}) more.`)).toEqual([`4 the link "${href}" ${said}`]);
});

it('finds links by reference, in HTML, alone and in tables, once each and with their lines', async () => {
  const body = [
    'See [a][b] and [c][b].',
    '',
    '<div>',
    '<a class="x" href="/d/">d</a>',
    '</div>',
    '',
    'Or <https://lamp.example/ai/e/>.',
    '',
    '| f |',
    '|---|',
    '| [g](/h/) |',
    '',
    '[b]: /i/',
  ];
  const said = (await check(body.join('\n'))).map((line) => line.replace(/ leads.*$/, ''));
  expect(said).toEqual(['4 the link "/d/"', '7 the link "https://lamp.example/ai/e/"', '11 the link "/h/"', '13 the link "/i/"']);
});

it('finds none in code, in comments and in escapes', async () => {
  expect(await check('`[a](/b/)`\n\n    [a](/b/)\n\n```\n<a href="/b/">\n```\n\n<!-- [a](/b/) -->\n\n\\[a](/b/)')).toEqual([]);
});

it('tells of ten, and how many more there are', async () => {
  const said = await check(Array.from({ length: 30 }, (_, index) => `[a](/b${index}/)`).join('\n'));
  expect(said).toHaveLength(11);
  expect(said.at(-1)).toBe('11 … and 20 more like it');
});

it('lets one draft link to another', async () => {
  expect(await check('[a](/news/draft/)', 'published: false\n')).toEqual([]);
});

it('a link to the JSON API is alive unless site.yaml leaves it out', async () => {
  const links = ['/api/news/bridge.json', '/api/news/index.json', '/api/topics/index.json'].map((href) => `[a](${href})`).join('\n');
  expect(await check(links)).toEqual([]);
  expect(await check(links, '', 'api: false\n')).toHaveLength(3);
});
