import { describe, expect, it } from 'vitest';
import { listHeadings } from '../../src/body/list-headings.ts';
import { renderBody } from '../../src/body/render-body.ts';
import { en } from '../../src/words/en.ts';

const list = (markdown: string) => listHeadings(renderBody(markdown, { root: '/', findPicture: () => undefined, words: en.story }));

describe('listHeadings', () => {
  it('lists headings of level 2 with those of level 3 below them, and no deeper ones', () => {
    expect(list('# One\n\n## Two\n\n### Three\n\n## Four\n\n# Five\n')).toEqual([
      {
        id: 'h-one',
        title: 'One',
        parts: [
          { id: 'h-two', title: 'Two', parts: [] },
          { id: 'h-four', title: 'Four', parts: [] },
        ],
      },
      { id: 'h-five', title: 'Five', parts: [] },
    ]);
  });

  it.each([
    ['Markdown', ''],
    ['HTML', '<b>x</b>\n\n'],
  ])('gives a heading’s words without markup and numbers of notes, in a body of %s', (_, prefix) => {
    const [part] = list(`${prefix}# The *sum* of \`a < b\` & "c"[^1]\n\n[^1]: Note.`);
    expect(part).toEqual({ id: 'h-the-sum-of-a-b-c', title: 'The sum of a < b & "c"', parts: [] });
  });

  it('gives text where a heading looks like HTML', () => {
    expect(list('# `<script>alert(1)</script>`')[0]?.title).toBe('<script>alert(1)</script>');
  });

  it('is not misled by text and pictures that look like headings', () => {
    expect(list('`<h2 id="x">x</h2>` <b>y</b>\n\n![<h2 id="x">x</h2>](a.jpg)')).toEqual([]);
  });

  it('leaves out a heading without words', () => {
    expect(list('# ![](a.jpg)\n\n# Two').map(({ title }) => title)).toEqual(['Two']);
  });

  it('keeps to level 2 where there are many', () => {
    const parts = list(Array.from({ length: 5 }, (_, number) => `# ${number}\n\n## a\n\n## b\n`).join('\n'));
    expect(parts.map((part) => part.parts.length)).toEqual([0, 0, 0, 0, 0]);
  });
});
