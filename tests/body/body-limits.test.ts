import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import hljs from 'highlight.js/lib/common';
import { describe, expect, it } from 'vitest';
import { findExcesses } from '../../src/body/find-excesses.ts';
import { BODY_LIMITS, type BodyLimit, type BodyLimitName, type Excess } from '../../src/body/limits/body-limits.ts';
import { listBodyPictures, renderBody } from '../../src/body/render-body.ts';
import { en } from '../../src/words/en.ts';
import { ENGINE_DIR } from '../run-command.ts';
import { findHarm } from './find-harm.ts';
import { CODE_LANGUAGES, HOSTILE_BODIES } from './hostile-bodies.ts';

const render = (markdown: string) => renderBody(markdown, { root: '/', findPicture: () => undefined, words: en.story });

/** A first line of emphasis tells a body that is shown as Markdown from one that is shown plain. */
const FIRST = '*first*\n\n';
const most = (name: BodyLimitName) => BODY_LIMITS[name].most;
const numbers = (count: number, write: (index: number) => string) => Array.from({ length: count }, (_, index) => write(index)).join('');

const LINES = `${'"a" '.repeat(24)}abc\n`.repeat(200);

/** For each limit a body that holds so many of what it counts, and the line of the body where they are. */
const BODIES: Record<BodyLimitName, readonly [line: number, make: (count: number) => string]> = {
  bytes: [1, (count) => FIRST + 'Some words. '.repeat(count).slice(0, count - FIRST.length)],
  lines: [20_001, (count) => FIRST + 'a\n'.repeat(count - 3)],
  marks: [23, (count) => `${FIRST}${`${'&'.repeat(1900)}\n\n`.repeat(10)}${'&'.repeat(count - 19_002)}`],
  paragraphMarks: [3, (count) => FIRST + '['.repeat(count)],
  nesting: [3, (count) => `${FIRST}${'> '.repeat(count)}a`],
  footnotes: [2003, (count) => FIRST + '^[a]\n\n'.repeat(count)],
  cells: [104, (count) => `${FIRST}${'|a'.repeat(100)}|\n${'|-'.repeat(100)}|\n${'|\n'.repeat(count / 100 - 1)}`],
  references: [4, (count) => `${FIRST}[a]: /${'b'.repeat(999)}\n${'[a]\n'.repeat(count / 1000)}`],
  tags: [3, (count) => `${FIRST}${'<p>a</p>'.repeat(count)}`],
  attributes: [3, (count) => `${FIRST}<p ${numbers(count, (index) => ` a${index}`)}>a</p>`],
  htmlNesting: [3, (count) => `${FIRST}${'<div>'.repeat(count)}a`],
  unclosedTags: [3, (count) => FIRST + '<optgroup>'.repeat(count)],
  openFormats: [3, (count) => `${FIRST}${'<b>'.repeat(50)}${'<br>'.repeat((count - 1225) / 50)}`],
  codeBlock: [3, (count) => block('css', 'a\n'.repeat(count / 2))],
  codeOfCSharp: [3, (count) => block('cs', LINES.slice(-count))],
  codeOfShell: [3, (count) => block('console', '$ a\n'.repeat(2000).slice(-count))],
  codeLine: [3, (count) => block('css', `${'a '.repeat(count / 2)}\n`)],
  code: [253, (count) => [12_000, 12_000, count - 24_000].map((length) => block('css', LINES.slice(-length))).join('\n')],
};

function block(language: string, code: string): string {
  return `${FIRST}\`\`\`${language}\n${code}${code.endsWith('\n') ? '' : '\n'}\`\`\`\n`;
}

describe.each(Object.entries(BODIES) as [BodyLimitName, (typeof BODIES)[BodyLimitName]][])('the limit of %s', (name, [line, make]) => {
  const isPlain = BODY_LIMITS[name].effect === 'plain';
  const step = name === 'cells' ? 100 : name === 'references' ? 1000 : name === 'openFormats' ? 50 : name.startsWith('code') ? 2 : 1;

  it('leaves a body alone that reaches it', () => {
    const body = make(most(name));
    expect(findExcesses(body)).toEqual([]);
    expect(render(body)).toContain('<p><em>first</em></p>');
    if (!isPlain) expect(render(body)).toMatch(/<span class="hljs-(?!.*<pre)/s);
  });

  it(isPlain ? 'has a body that exceeds it shown plain' : 'has code that exceeds it shown without colours', () => {
    const body = make(most(name) + step);
    expect(findExcesses(body)).toEqual([{ limit: name, line } satisfies Excess]);
    const html = render(body);
    if (isPlain) expect(html).toMatch(/^<p>\*first\*<\/p>\n(?:<p>|$)/);
    else expect(html.slice(html.lastIndexOf('<pre'))).not.toContain('hljs');
  });
});

it('authors are told of each limit', () => {
  const [, section = ''] = /^### Limits of a body\n(.*?)^## /ms.exec(readFileSync(join(ENGINE_DIR, 'docs/writing.md'), 'utf8')) ?? [];
  for (const { most, of, effect } of Object.values<BodyLimit>(BODY_LIMITS))
    expect(section).toContain(effect === 'plain' ? `| ${most.toLocaleString('en')} | ${of} |` : most.toLocaleString('en'));
});

describe('a body that is shown plain', () => {
  const tooLong = (text: string) => `${text}\n${'Some words.\n'.repeat(100_000)}`;

  it('keeps its paragraphs and its text, without tags', () => {
    const html = render(tooLong('<h1>A</h1><p>b <i>c</i> &amp; &lt; d & <e <b>f> *g*</p>\n\n\n<script>h</script>\n'));
    expect(html.split('\n').slice(0, 3)).toEqual(['<p>A</p>', '<p>b c &amp; &lt; d &amp; &lt;e f&gt; *g*</p>', '<p>h</p>']);
  });

  it('names no picture', () => {
    expect(listBodyPictures(tooLong('![a](b.png)'))).toEqual({ markdown: [], html: [] });
  });
});

describe('a body of', () => {
  const ofCode = / in blocks of /;
  const few = HOSTILE_BODIES.filter(({ name }) => !ofCode.test(name));

  it.each(few.map(({ name, make }) => [name, make] as const))('%s is harmless, whatever its size', (_, make) => {
    for (const size of [400, 6000, 1_000_100]) {
      const body = make(size);
      expect(body.length).toBeLessThanOrEqual(size);
      const html = render(body);
      expect(html.length).toBeLessThan(10 * size + 1_000_000);
      if (size < 1000) expect(findHarm(html, '/')).toEqual([]);
    }
  });

  it('code is of each language that is highlighted', () => {
    expect(CODE_LANGUAGES).toEqual(hljs.listLanguages().toSorted());
  });
});
