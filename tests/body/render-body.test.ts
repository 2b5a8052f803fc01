import { describe, expect, it } from 'vitest';
import type { BodyOptions } from '../../src/body/body-options.ts';
import { listBodyPictures, renderBody } from '../../src/body/render-body.ts';
import { en } from '../../src/words/en.ts';
import { findHarm } from './find-harm.ts';
import { HOSTILE_HTML } from './hostile-html.ts';

const BRIDGE = { src: '/ai/_pictures/bridge.webp', width: 800, height: 600, sources: [], tone: 'l2', type: 'image/webp', bytes: 1 };
const OPTIONS: BodyOptions = { root: '/ai/', findPicture: (url) => (url === 'images/bridge.jpg' ? BRIDGE : undefined), words: en.story };
const IMG = '<img src="/ai/_pictures/bridge.webp" alt="The bridge" width="800" height="600" loading="lazy" decoding="async">';

const render = (markdown: string) => renderBody(markdown, OPTIONS);

const HOSTILE_MARKDOWN: readonly string[] = [
  '[x](javascript:alert(1))',
  '[x](JAVASCRIPT:alert(1))',
  '[x]( javascript:alert(1))',
  '[x](<javascript:alert(1)>)',
  '[x](java&Tab;script:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](javascript&colon;alert(1))',
  '[x](\\javascript:alert(1))',
  '[x](\u0001javascript:alert(1))',
  '[x](vbscript:msgbox(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](data:image/png;base64,iVBORw0KGgo=)',
  '[x](data:image/svg+xml;base64,PHN2Zz4=)',
  '[x](file:///etc/passwd)',
  '[x](ftp://example.com/x)',
  '[x](tel:+123456)',
  '[x](blob:https://evil.example/x)',
  '[x](intent://x#Intent;end)',
  '[x](feed:javascript:alert(1))',
  '[x][y]\n\n[y]: javascript:alert(1)',
  '[x][y]\n\n[y]: <javascript:alert(1)> "title"',
  '<javascript:alert(1)>',
  '<ftp://example.com/>',
  'ftp://example.com/x',
  '![x](javascript:alert(1))',
  '![x](data:image/svg+xml;base64,PHN2Zz4=)',
  '![x](https://evil.example/pixel.gif)',
  '![x](//evil.example/pixel.gif)',
  '![x" onerror="alert(1)](images/bridge.jpg)',
  '![x](images/bridge.jpg "t\\" onerror=\\"alert(1)")',
  '![x](images/bridge.jpg "<img src=x onerror=alert(1)>")',
  '[x](https://example.com/ "t\\" onclick=\\"alert(1)")',
  '[x](https://example.com/"onclick="alert(1))',
  '[<img src=x onerror=alert(1)>](https://example.com/)',
  '```html\n<script>alert(1)</script>\n```',
  '```"><script>alert(1)</script>\nx\n```',
  '```js\n</code></pre><script>alert(1)</script>\n```',
  '`<script>alert(1)</script>`',
  '    <script>alert(1)</script>',
  '# <img src=x onerror=alert(1)>',
  '# <script>',
  '# "><script>alert(1)</script>',
  '# `" onclick="alert(1)`',
  '# <b id="content" onclick="alert(1)">x</b>',
  '# __proto__\n\n# constructor\n\n# content\n\n# sections',
  '| <img src=x onerror=alert(1)> |\n| :-: |\n| <script>alert(1)</script> |',
  'x[^1]\n\n[^1]: <script>alert(1)</script>',
  'x[^"><img src=x onerror=alert(1)>]\n\n[^"><img src=x onerror=alert(1)>]: y',
  '> <iframe src="javascript:alert(1)"></iframe>',
  '- <svg onload=alert(1)>',
  '*<b style="position:fixed">x</b>*',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<script>\n\nalert(1)\n\n</script>',
  '<div onclick="alert(1)">\n\n**x**\n\n</div>',
  '<style>\n\n* { display: none }\n\n</style>',
];

describe('nothing harmful is left of Markdown such as', () => {
  it.each(HOSTILE_MARKDOWN)('%j', (markdown) => {
    expect(findHarm(render(markdown), '/ai/')).toEqual([]);
  });
});

describe('nothing harmful is left of a body at the root of a host with', () => {
  it.each(HOSTILE_HTML)('%s', (html) => {
    const options: BodyOptions = { root: '/', findPicture: () => undefined, words: en.story };
    expect(findHarm(renderBody(html, options), '/')).toEqual([]);
    expect(findHarm(renderBody(`Text and ${html} in a line.`, options), '/')).toEqual([]);
    expect(findHarm(renderBody(`> - ${html}\n`, options), '/')).toEqual([]);
  });
});

describe('renderBody', () => {
  it.each([
    ['gives nothing for nothing', '', ''],
    ['escapes what is no HTML', 'a < b & "c"', '<p>a &lt; b &amp; &quot;c&quot;</p>\n'],
    ['shows the code of a script as text', '`<script>`', '<p><code>&lt;script&gt;</code></p>\n'],
    ['starts headings at level 2', '# One\n\n## Two', '<h2 id="h-one">One</h2>\n<h3 id="h-two">Two</h3>\n'],
    [
      'skips no level of headings',
      '# One\n\n#### Four\n\n## Two',
      '<h2 id="h-one">One</h2>\n<h3 id="h-four">Four</h3>\n<h3 id="h-two">Two</h3>\n',
    ],
    [
      'goes no deeper than level 6',
      '# 1\n## 2\n### 3\n#### 4\n##### 5\n###### 6',
      '<h2 id="h-1">1</h2>\n<h3 id="h-2">2</h3>\n<h4 id="h-3">3</h4>\n<h5 id="h-4">4</h5>\n<h6 id="h-5">5</h6>\n<h6 id="h-6">6</h6>\n',
    ],
    ['numbers the ids of headings that repeat', '# A\n\n# A', '<h2 id="h-a">A</h2>\n<h2 id="h-a-2">A</h2>\n'],
    ['roots a link', '[AI](/topics/ai/)', '<p><a href="/ai/topics/ai/">AI</a></p>\n'],
    ['leaves a link to another host', '[x](//example.com/x)', '<p><a href="//example.com/x">x</a></p>\n'],
    [
      'links an address in the text',
      'See https://example.com/x.',
      '<p>See <a href="https://example.com/x">https://example.com/x</a>.</p>\n',
    ],
    ['links no bare host name', 'See example.com and a@example.com.', '<p>See example.com and a@example.com.</p>\n'],
    ['refuses a script in a link and shows what was written', '[x](javascript:1)', '<p>[x](javascript:1)</p>\n'],
    ['shows a picture in its line', 'See ![The bridge](images/bridge.jpg) there', `<p>See ${IMG} there</p>\n`],
    ['makes a figure of a picture alone', '![The bridge](images/bridge.jpg)', `<figure>${IMG}</figure>\n`],
    ['finds a picture at ./', '![The bridge](./images/bridge.jpg)', `<figure>${IMG}</figure>\n`],
    ['finds a picture at /', '![The bridge](/images/bridge.jpg)', `<figure>${IMG}</figure>\n`],
    [
      'gives the words for a picture that it has not',
      '![A "map"](images/gone.jpg)',
      '<figure><span class="no-picture">A "map"</span></figure>\n',
    ],
    ['numbers a list from where it starts', '3. c', '<ol start="3">\n<li>c</li>\n</ol>\n'],
    [
      'highlights code of a known language',
      '```js\nconst a = 1;\n```',
      '<pre tabindex="0"><code class="language-js"><span class="hljs-keyword">const</span> a = <span class="hljs-number">1</span>;\n</code></pre>\n',
    ],
    [
      'leaves code of an unknown language plain',
      '```nonsense\na < b\n```',
      '<pre tabindex="0"><code class="language-nonsense">a &lt; b\n</code></pre>\n',
    ],
    ['sanitises a body with HTML', '<b onclick="x">a</b> [l](/x/)', '<p><b>a</b> <a href="/ai/x/">l</a></p>\n'],
    ['makes headings of HTML and Markdown one sequence', '<h1>a</h1>\n\n#### b', '<h2 id="h-a">a</h2>\n<h3 id="h-b">b</h3>\n'],
  ])('%s', (_, markdown, html) => {
    expect(render(markdown)).toBe(html);
  });

  it("makes a caption of a picture's title, with its emphasis and its links under the root", () => {
    expect(render('![The bridge](images/bridge.jpg "On *Sunday* at [noon](/topics/noon/)")')).toBe(
      `<figure>${IMG}<figcaption>On <em>Sunday</em> at <a href="/ai/topics/noon/">noon</a></figcaption></figure>\n`,
    );
  });

  it('sanitises a body whose only HTML is in a caption', () => {
    expect(render('![The bridge](images/bridge.jpg "<b onclick=alert(1)>Sunday</b>")')).toContain('<figcaption><b>Sunday</b></figcaption>');
  });

  it('shows the text of HTML that is nested too deeply for any parser', () => {
    expect(render(`${'<b>'.repeat(20_000)}Bridge`)).toBe('<p>Bridge</p>\n');
  });

  it('shows HTML that is nested as deeply as people may write', () => {
    expect(render(`<div>${'<div>'.repeat(40)}Bridge${'</div>'.repeat(40)}</div>`)).toBe(
      `${'<div>'.repeat(41)}Bridge${'</div>'.repeat(41)}`,
    );
  });

  it('aligns the cells of a table by class, never by style', () => {
    const html = render('| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |');
    expect(html).toContain('<th class="align-left">a</th>');
    expect(html).toContain('<td class="align-center">2</td>');
    expect(html).toContain('<td class="align-right">3</td>');
    expect(html).not.toContain('style=');
  });

  it('lets a reader scroll a table with the keyboard', () => {
    expect(render('| a |\n|---|\n| 1 |')).toMatch(/^<\w+ class="table-scroll"[^>]* tabindex="0"><table>/);
  });

  it('links a footnote and its place in the text to each other', () => {
    const html = render('Text[^1]\n\n[^1]: Note.');
    expect(html).toContain('<a href="#fn1" id="fnref1">[1]</a>');
    expect(html).toContain('<li id="fn1" class="footnote-item">');
    expect(html).toContain('<a href="#fnref1" class="footnote-backref" aria-label="Back to the text">');
  });

  it('keeps the links of footnotes in a body with HTML', () => {
    const html = render('<b>Text</b>[^1]\n\n[^1]: Note.');
    expect(html).toMatch(/<a (?=[^>]*href="#fn1")(?=[^>]*id="fnref1")[^>]*>\[1\]<\/a>/);
    expect(html).toMatch(/<li (?=[^>]*id="fn1")[^>]*>/);
    expect(html).toMatch(/<a (?=[^>]*href="#fnref1")[^>]*aria-label="Back to the text"/);
  });

  it('keeps pictures and code of a body with HTML', () => {
    const html = render('<b>x</b>\n\n![The bridge](images/bridge.jpg)\n\n```js\nconst a = 1;\n```');
    expect(html).toMatch(/<figure><img (?=[^>]*src="\/ai\/_pictures\/bridge\.webp")(?=[^>]*width="800")[^>]*><\/figure>/);
    expect(html).toContain('<span class="hljs-keyword">const</span>');
  });

  it('offers the files of a picture, in a body with HTML and in one without', () => {
    const sources = [{ type: 'image/avif', srcset: '/ai/pictures/a.avif 800w, /ai/pictures/b.avif 1280w' }];
    const picture = { src: '/ai/pictures/c.webp', width: 1280, height: 960, sources, tone: 'h3 l2', type: 'image/webp', bytes: 1 };
    const drawn =
      '<picture class="h3 l2"><source type="image/avif" srcset="/ai/pictures/a.avif 800w, /ai/pictures/b.avif 1280w" sizes="(min-width: 830px) 774px, 94vw"><img src="/ai/pictures/c.webp" alt="A" width="1280" height="960" loading="lazy" decoding="async"></picture>';
    const options: BodyOptions = { root: '/ai/', findPicture: (url) => (url === 'images/a.jpg' ? picture : undefined), words: en.story };
    expect(renderBody('![A](images/a.jpg)', options)).toBe(`<figure>${drawn}</figure>\n`);
    expect(renderBody('<b>x</b> <img src="/images/a.jpg" alt="A" width="1" onload="x()">', options)).toBe(`<p><b>x</b> ${drawn}</p>\n`);
  });

  it('gives headings the same ids in a body with HTML and in one without', () => {
    const markdown = '# The *first*, `code`[^1]\n\nA line\\\nof two\n======\n\n# The first\n\n### Élan & "more"\n\n[^1]: Note.\n';
    const idsIn = (html: string) => [...html.matchAll(/<h\d id="([^"]+)"/g)].map(([, id]) => id);
    expect(idsIn(render(markdown))).toHaveLength(4);
    expect(idsIn(render(`${markdown}\n<b>x</b>\n`))).toEqual(idsIn(render(markdown)));
  });

  it('says what it says itself in the site’s language, and in quotes that hold', () => {
    const words = { footnotes: 'Fußnoten', backToText: 'Zurück "zum" Text', table: 'Tabelle' };
    const markdown = 'x[^1]\n\n| a |\n|---|\n| 1 |\n\n[^1]: y';
    for (const html of [renderBody(markdown, { ...OPTIONS, words }), renderBody(`<b>z</b> ${markdown}`, { ...OPTIONS, words })]) {
      for (const label of ['Fußnoten', 'Zurück &quot;zum&quot; Text', 'Tabelle'])
        expect(html.replaceAll('&#x22;', '&quot;')).toContain(`aria-label="${label}"`);
    }
  });

  it('writes the same body twice the same way', () => {
    const markdown = 'Text[^1] ![The bridge](images/bridge.jpg "x")\n\n[^1]: Note.\n\n<b>x</b>';
    expect(render(markdown)).toBe(render(markdown));
  });

  it('comes to an end with brackets and stars that never close', () => {
    for (const part of ['[', '![', '*a ', '<', '`a``', '> ', '[a](', '<b>x</b>']) expect(render(part.repeat(20_000))).not.toBe('');
  });
});

describe('listBodyPictures', () => {
  it.each([
    ['nothing of text without pictures', 'Text [link](images/a.jpg)', []],
    ['a picture in a line and one alone', 'See ![a](images/a.jpg).\n\n![b](images/b.jpg "title")', ['images/a.jpg', 'images/b.jpg']],
    ['a picture once', '![a](images/a.jpg) ![a](./images/a.jpg) ![a](/images/a.jpg)', ['images/a.jpg']],
    ['a picture by reference', '![a][ref]\n\n[ref]: images/a.jpg', ['images/a.jpg']],
    [
      'a path in plain letters',
      '![a](images/the%20bridge.jpg) ![b](<images/br\u00fccke.jpg>)',
      ['images/the bridge.jpg', 'images/br\u00fccke.jpg'],
    ],
    ['a path in composed form', '![a](images/bru\u0308cke.jpg)', ['images/br\u00fccke.jpg']],
    ['an address of another site', '![a](https://example.com/a%20b.jpg)', ['https://example.com/a%20b.jpg']],
    ['no picture in code', '`![a](a.jpg)`\n\n    ![b](b.jpg)', []],
    [
      'a picture in a list, a quote, a table and a link',
      '- ![a](a.jpg)\n\n> ![b](b.jpg)\n\n| ![c](c.jpg) |\n|---|\n\n[![d](d.jpg)](/x/)',
      ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg'],
    ],
    ['a path that climbs as it stands', '![a](../a.jpg)', ['../a.jpg']],
    ['a path with a stray percent sign', '![a](50%.jpg)', ['50%.jpg']],
  ])('finds %s', (_, markdown, pictures) => {
    expect(listBodyPictures(markdown)).toEqual({ markdown: pictures, html: [] });
  });

  it('tells pictures of HTML, which may come from elsewhere, from those of Markdown', () => {
    const body =
      '![a](a.jpg)\n\n<p><img src="//example.com/b.jpg"> <IMG SRC=c%20d.jpg></p>\n\nIn line <img alt="" src="https://EXAMPLE.com/e.jpg">';
    const html = ['https://example.com/b.jpg', 'c d.jpg', 'https://example.com/e.jpg'];
    expect(listBodyPictures(body)).toEqual({ markdown: ['a.jpg'], html });
  });
});

describe('a footnote that is referred to twice', () => {
  it('shows one number and has ids that CSS and HTML checkers take', () => {
    const html = renderBody('a[^n] b[^n]\n\n[^n]: note', { root: '/', findPicture: () => undefined, words: en.story });
    expect([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)).toEqual(['fnref1', 'fnref1-1', 'fn1']);
    expect([...html.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id)).toEqual(['fn1', 'fn1', 'fnref1', 'fnref1-1']);
    expect(html.match(/\[1\]/g)).toHaveLength(2);
  });
});

describe('a body with HTML of its own', () => {
  const options = { root: '/news/', findPicture: () => undefined, words: en.story };

  it('gets its links under the root once, in Markdown and in HTML', () => {
    const html = renderBody('<a href="/news/slug/">a</a> [b](/news/slug/) [c](/topics/)', options);
    expect([...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual([
      '/news/news/slug/',
      '/news/news/slug/',
      '/news/topics/',
    ]);
  });

  it('keeps a table’s frame that scrolls and can be reached by keyboard', () => {
    const html = renderBody('x <b>y</b>\n\n| a |\n|---|\n| 1 |\n', options);
    expect(html).toMatch(/<section (?=[^>]*class="table-scroll")(?=[^>]*aria-label="Table")(?=[^>]*tabindex="0")[^>]*><table>/);
  });
});
