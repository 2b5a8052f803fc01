import { describe, expect, it } from 'vitest';
import { findRootFault } from '../../../src/content/files/check-root-file.ts';

const judge = (target: string, text = 'plain text') => findRootFault(target, Buffer.from(text));

describe('a file for the root of the site', () => {
  it.each(['CNAME', 'ads.txt', '.well-known/security.txt', '.nojekyll', 'favicon.ico', 'docs/report.pdf', 'old/style.css', 'a b (1).txt'])(
    'may be %s',
    (target) => {
      expect(judge(target)).toBeUndefined();
    },
  );

  it.each('index.html a.HTM b.xhtml c.js d.mjs e/f.cjs g.wasm h.xml i.rss j.svgz k.swf l.mht m.hta n.xsl o.shtml'.split(' '))(
    'that browsers run is refused: %s',
    (target) => {
      expect(judge(target)).toMatch(/browsers run/);
    },
  );

  it.each('a.php .htaccess x/.htpasswd web.config _redirects b.cgi c.aspx'.split(' '))('that servers obey is refused: %s', (target) => {
    expect(judge(target)).toMatch(/web servers run or obey/);
  });

  it.each([
    '<script>alert(1)</script>',
    '\ufeff \n<!doctype html>',
    '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>',
    '<svg onload="alert(1)"/>',
  ])('that begins as markup is refused, whatever its name: %s', (text) => {
    for (const name of ['ads.txt', 'CNAME', 'a.png', 'a.json']) expect(judge(name, text)).toMatch(/begins with </);
    expect(findRootFault('a.txt', Buffer.from(`\ufeff${text}`, 'utf16le'))).toMatch(/begins with </);
  });

  it.each([
    'robots.txt',
    'feed.json',
    'Robots.TXT',
    'sw.js',
    '_headers',
    'icon.svg',
    'topics/x.pdf',
    'news/x.pdf',
    'assets/x.css',
    'llms.txt',
    '404',
  ])('at a name of the site’s is refused: %s', (target) => {
    expect(judge(target)).toMatch(/where the site has files of its own/);
  });

  it('with a name that a system refuses, or an SVG that is none, is refused', () => {
    for (const name of ['a\nb.txt', 'a\\b.txt', 'dot.', 'con?.txt']) expect(judge(name)).toMatch(/some systems refuse/);
    expect(judge('logo.svg', 'no drawing')).toMatch(/no SVG/);
    expect(judge('logo.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>')).toBeUndefined();
  });
});
