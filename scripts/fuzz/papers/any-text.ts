import fc from 'fast-check';
import { HOSTILE_HTML } from '../../../tests/body/hostile-html.ts';
import { HARM } from './marks.ts';

/** Things that bots and feeds have sent, and worse. */
export const HOSTILE_TEXTS: readonly string[] = [
  '<script>pwned()</script>',
  '</script><script>pwned()</script>',
  '</title><svg/onload=pwned()>',
  '"><img src=x onerror=pwned()>',
  "' onmouseover='pwned()",
  '[x](javascript:pwned())',
  '<a href="java&#10;script:pwned()">x</a>',
  '<javascript:pwned()>',
  '![x](javascript:pwned())',
  '<iframe src="https://evil.example/pwned"></iframe>',
  '<style>@import "https://evil.example/pwned"</style>',
  '<math><mtext><style><img src onerror=pwned()>',
  ']]><pwned/><![CDATA[',
  '&lt;script&gt;pwned()&lt;/script&gt;',
  '&amp;lt;b&amp;gt;',
  '<!-- --><pwned>',
  '\u0000\u0008\u001b\ufffe\ud800',
  '\u202egnp.exe\u202c',
  '{{pwned}} $' + '{pwned} <%= pwned %>',
  '<table><tr><td><p>cell</table></td>after',
  '<ul><p>x<li><h2>y</ul></h2>',
  '<b><div>block</b> in phrasing</div>',
  '<a href="/topics/">a<a href="/archive/">b</a></a>',
  '# One\n\n##### Five\n\n### Three',
  '<h4>four</h4><h1>one</h1>',
  '<dl><dd>no term<dt></dl><summary>stray</summary><figcaption>stray</figcaption>',
  '| a |\n|--|\n| <script>pwned()</script> |',
  '```html\n<script>pwned()</script>\n```',
  'x[^1]\n\n[^1]: <b>note\n\n<a id="fn1">twice</a>',
  '<details><p>x</details><img width="5" src="/pictures/../pwned">',
  '- a\n  - b\n\n    > c\n\n1. d',
  ...HOSTILE_HTML.map((html) => html.replaceAll('alert(1)', `${HARM}()`)),
];

export const hostileText: fc.Arbitrary<string> = fc.constantFrom(...HOSTILE_TEXTS);

/** A text of an author's, or of somebody who would be one. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }) },
  { weight: 2, arbitrary: hostileText },
  { weight: 1, arbitrary: fc.tuple(fc.string({ unit: 'binary', maxLength: 10 }), hostileText).map((parts) => parts.join(' ')) },
);
