import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { sanitiseHtml } from '../../src/body/sanitise-html.ts';
import { findHarm } from './find-harm.ts';
import { HOSTILE_HTML } from './hostile-html.ts';

const sanitise = (html: string, root = '/ai/') => sanitiseHtml(html, { root, findPicture: () => undefined, labels: ['Notes'] });

describe.each(['/', '/ai/', 'https://this-site.example/ai/'])('under the root %s nothing harmful is left of', (root) => {
  it.each(HOSTILE_HTML)('%s', (html) => {
    expect(findHarm(sanitise(html, root), root)).toEqual([]);
  });
});

describe('findHarm itself finds', () => {
  it.each([
    '<script>alert(1)</script>',
    '<p onclick="alert(1)">x</p>',
    '<p style="color: red">x</p>',
    '<a href="javascript:alert(1)">x</a>',
    '<img src="https://evil.example/x.gif">',
    '<img src="//evil.example/x.gif">',
    '<svg></svg>',
    '<template><iframe></iframe></template>',
  ])('harm in %s', (html) => {
    expect(findHarm(html, '/')).not.toEqual([]);
  });

  it('none in plain HTML', () => {
    expect(findHarm('<p>A <a href="/x/">link</a> and <img src="/x.webp" alt=""></p>', '/')).toEqual([]);
  });
});

describe('sanitiseHtml', () => {
  it.each([
    ['keeps the text of what it drops', '<font color="red">Red</font> <blink>text</blink>', 'Red text'],
    ['drops the text of scripts and styles', 'a<script>b</script>c<style>d</style>e', 'ace'],
    ['keeps phrasing', '<b>a</b> <em>b</em> <kbd>c</kbd> <sup>d</sup>', '<b>a</b> <em>b</em> <kbd>c</kbd> <sup>d</sup>'],
    ['closes what is open', '<p>One<p>Two <b>three', '<p>One</p><p>Two <b>three</b></p>'],
    ['gives rows a table body', '<table><tr><td>1</table>', '<table><tbody><tr><td>1</td></tr></tbody></table>'],
    ['takes a list item out of no list', '<li>One</li>', 'One'],
    ['drops an empty list', '<ul></ul>', ''],
    ['drops text between list items', '<ul>stray<li>One</li></ul>', '<ul><li>One</li></ul>'],
    ['takes a block out of phrasing', '<b><div>One</div></b>', '<div>One</div>'],
    [
      'takes a link out of a link',
      '<a href="/x/"><span><a href="/y/">y</a></span></a>',
      '<a href="/ai/x/"><span></span></a><a href="/ai/y/">y</a>',
    ],
    ['roots a link', '<a href="/topics/ai/">AI</a>', '<a href="/ai/topics/ai/">AI</a>'],
    [
      'puts every root-relative link under the root, as Markdown links are',
      '<a href="/ai/topics/">AI</a>',
      '<a href="/ai/ai/topics/">AI</a>',
    ],
    ['leaves a link to another host', '<a href="//example.com/x">x</a>', '<a href="//example.com/x">x</a>'],
    ['leaves a link within the page', '<a href="#fn1">1</a>', '<a href="#fn1">1</a>'],
    ['takes the address from a bad link and keeps its text', '<a href="javascript:alert(1)">x</a>', '<a>x</a>'],
    [
      'starts headings at level 2 and skips none',
      '<h1>a</h1><h4>b</h4><h2>c</h2>',
      '<h2 id="h-a">a</h2><h3 id="h-b">b</h3><h3 id="h-c">c</h3>',
    ],
    ['drops a picture of another site', '<img src="https://example.com/x.jpg" width="9" alt="x">', '<span class="no-picture">x</span>'],
    ['drops a picture without words altogether', 'a<img src="https://example.com/x.jpg">b', 'ab'],
    ['drops a picture that the site has not made', '<img src="/ai/x.jpg" alt="x">', '<span class="no-picture">x</span>'],
    ['keeps an id once', '<li id="fn1">a</li><ol><li id="fn1">b</li><li id="fn1">c</li></ol>', 'a<ol><li id="fn1">b</li><li>c</li></ol>'],
    ['drops ids and classes of an author', '<p id="main" class="hero">x</p>', '<p>x</p>'],
    ['drops labels of an author', '<section aria-label="Advice">x</section>', '<section>x</section>'],
    ['keeps labels that the site sets', '<section aria-label="Notes">x</section>', '<section aria-label="Notes">x</section>'],
    [
      'replaces ids of an author’s headings, numbers repeated ones and leaves out notes',
      '<h2 id="content">A<sup class="footnote-ref">[1]</sup></h2><h2 id="fn1">a <b>b</b><br>c</h2><h2>A</h2>',
      '<h2 id="h-a">A<sup class="footnote-ref">[1]</sup></h2><h2 id="h-a-b-c">a <b>b</b><br>c</h2><h2 id="h-a-2">A</h2>',
    ],
    ['drops comments', 'a<!-- b -->c', 'ac'],
    ['leaves nothing of nothing', '', ''],
  ])('%s', (_, html, safe) => {
    expect(sanitise(html)).toBe(safe);
  });

  it('shows a picture that the site has made, in its true size', () => {
    const picture = { src: '/ai/pictures/a.webp', width: 8, height: 6, sources: [], tone: 'l2', type: 'image/webp', bytes: 1 };
    const findPicture = (url: string) => (url === 'https://example.com/a.jpg' ? picture : undefined);
    const html = sanitiseHtml('<img src="//example.com/a.jpg" alt="A" width="900" loading="eager">', {
      root: '/ai/',
      findPicture,
      labels: [],
    });
    expect(fromHtml(html, { fragment: true }).children[0]).toMatchObject({
      tagName: 'img',
      properties: { src: '/ai/pictures/a.webp', alt: 'A', width: 8, height: 6, loading: 'lazy' },
    });
  });

  it.each(HOSTILE_HTML)('gives HTML that a parser leaves as it is, from %s', (html) => {
    const safe = sanitise(html);
    expect(toHtml(fromHtml(safe, { fragment: true }))).toBe(safe);
  });

  it('changes nothing the second time', () => {
    for (const html of HOSTILE_HTML) expect(sanitise(sanitise(html))).toBe(sanitise(html));
  });
});
