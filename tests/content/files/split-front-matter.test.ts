import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isProblem, splitFrontMatter } from '../../../src/content/files/split-front-matter.ts';

describe('splitFrontMatter splits', () => {
  it.each([
    ['fields from a body', '---\na: 1\n---\nBody\n', { a: 1 }, 'Body\n'],
    ['a file without a body', '---\na: 1\n---', { a: 1 }, ''],
    ['lines that end as on Windows', '---\r\na: x\r\n---\r\nBody\r\n', { a: 'x' }, 'Body\r\n'],
    ['fences with white space behind them', '---  \na: 1\n---\t\nBody', { a: 1 }, '\t\nBody'],
    ['a body with fences of its own', '---\na: 1\n---\n---\nb: 2\n---\n', { a: 1 }, '---\nb: 2\n---\n'],
    ['fields with an indented fence in a text', '---\na: |\n  x\n  ---\n  y\n---\nBody', { a: 'x\n---\ny\n' }, 'Body'],
    ['fields that end their document', '---\na: 1\n...\n---\nBody', { a: 1 }, 'Body'],
    ['fields in braces', '---\n{ "a": 1 }\n---\n', { a: 1 }, ''],
    ['front matter without a field', '---\n# nothing\n---\nBody', {}, 'Body'],
  ])('%s', (_, text, data, body) => {
    expect(splitFrontMatter('bridge.md', text)).toMatchObject({ data, body });
  });

  it('keeps dates as text, for us to check', () => {
    expect(splitFrontMatter('bridge.md', '---\na: 2026-02-30T09:30:00Z\nb: 2026-03-01\n---\n')).toMatchObject({
      data: { a: '2026-02-30T09:30:00Z', b: '2026-03-01' },
    });
  });

  it('takes yes and no for text, as YAML 1.2 does', () => {
    expect(splitFrontMatter('bridge.md', '---\na: yes\nb: no\nc: true\n---\n')).toMatchObject({ data: { a: 'yes', b: 'no', c: true } });
  });

  it('hands out the YAML so that its lines are those of the file', () => {
    const file = splitFrontMatter('bridge.md', '---\na: 1\nb: 2\n---\nBody');
    expect(isProblem(file) ? undefined : file.yaml.split('\n')[2]).toBe('b: 2');
  });

  it('gives two files of one text data of their own', () => {
    const text = '---\na: [1]\n---\n';
    const [first, second] = [splitFrontMatter('bridge.md', text), splitFrontMatter('bridge.md', text)];
    if (isProblem(first) || isProblem(second)) throw new Error('expected front matter');
    expect(first.data).not.toBe(second.data);
    expect(first.data['a']).not.toBe(second.data['a']);
  });

  it('gives no object a new prototype', () => {
    const file = splitFrontMatter('bridge.md', '---\n__proto__:\n  published: true\nconstructor:\n  prototype:\n    hacked: true\n---\n');
    if (isProblem(file)) throw new Error(file.message);
    expect(file.data['published']).toBeUndefined();
    expect(Object.hasOwn(file.data, '__proto__')).toBe(true);
    expect(({} as Record<string, unknown>)['hacked']).toBeUndefined();
  });
});

describe('splitFrontMatter runs nothing:', () => {
  const trace = join(tmpdir(), `broadsheet-front-matter-${process.pid}`);
  const code = `require('node:fs').writeFileSync(${JSON.stringify(trace)}, 'run')`;

  it.each([
    ['---js', `---js\n(${code}, {})\n---\n`],
    ['---javascript', `---javascript\n{ get title() { ${code} } }\n---\n`],
    ['--- js', `--- js\n(${code}, {})\n---\n`],
    ['---JS', `---JS\n(${code}, {})\n---\n`],
    ['---coffee', `---coffee\n${code}\n---\n`],
    ['---json', '---json\n{ "a": 1 }\n---\n'],
    ['---toml', '---toml\na = 1\n---\n'],
    ['---yaml', '---yaml\na: 1\n---\n'],
  ])('%s is refused', (fence, text) => {
    expect(splitFrontMatter('bridge.md', text)).toEqual({
      severity: 'error',
      file: 'bridge.md',
      line: 1,
      column: 4,
      message: `front matter is YAML and nothing else, found ${JSON.stringify(fence)}; write --- alone`,
    });
    expect(existsSync(trace)).toBe(false);
    rmSync(trace, { force: true });
  });

  it('a function tag is refused', () => {
    const file = splitFrontMatter('bridge.md', `---\ntitle: !!js/function "function () { ${code.replaceAll('"', '\\"')} }"\n---\n`);
    expect(isProblem(file) && file.line).toBe(2);
    expect(existsSync(trace)).toBe(false);
  });
});

describe('gray-matter never sees', () => {
  it.each(['\n', '\r\n', '\r', '\f\n', ' \t\n', '\u00a0\n', '\u2028'])('a hundred and one empty lines that end as %j does', (end) => {
    const write = (lines: number) => `---\na: 1\n${end.repeat(lines)}b: 2\n---\n`;
    expect(splitFrontMatter('bridge.md', write(101))).toMatchObject({
      line: 3,
      message: 'more than 100 empty lines begin here; delete them',
    });
    expect(splitFrontMatter('bridge.md', write(80_000))).toHaveProperty('message');
  });
});

describe('splitFrontMatter finds the line of', () => {
  it.each([
    ['a file without front matter', 'Body', 1],
    ['front matter that is not closed', '---\na: 1\n', 1],
    ['a closing fence with text behind it', '---\na: 1\n---b\n', 3],
    ['a field twice', '---\na: 1\nb: 2\na: 3\n---\n', 4],
    ['a colon too much', '---\na: 1\nb: c: d\n---\n', 3],
    ['a second document', '---\na: 1\n...\nb: 2\n---\n', 3],
    ['a mistake in a file of Windows', '---\r\na: 1\r\nb: c: d\r\n---\r\n', 3],
  ])('%s', (_, text, line) => {
    const file = splitFrontMatter('bridge.md', text);
    expect(isProblem(file) && file.line).toBe(line);
  });
});
