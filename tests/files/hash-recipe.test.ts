import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { hashRecipe } from '../../src/files/hash-recipe.ts';
import { ENGINE_DIR, temporaryFolder } from '../run-command.ts';

/** A module that imports another, beside one that it knows the type of only. */
const FILES = {
  'draw.ts': `import { hash } from 'node:crypto';
import type { Size } from './size.ts';
import { COLOUR } from './theme/colours.ts';

/**
 * Draws a square.
 */
export function draw({ width }: Size): string {
  // As an outline.
  return hash('sha256', \`M0 0h\${width}\${COLOUR}\`);
}
`,
  'size.ts': 'export interface Size {\n  width: number;\n}\n',
  'theme/colours.ts': "export const COLOUR = '#ffffff';\n",
};

async function hashFiles(changed: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, text] of Object.entries({ ...FILES, ...changed })) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return hashRecipe(pathToFileURL(join(folder, 'draw.ts')));
}

const change = (name: keyof typeof FILES, from: string, to: string) => ({ [name]: FILES[name].replace(from, to) });

describe('a recipe’s hash', () => {
  it.each<[string, Record<string, string>]>([
    ['a block of comment says more', change('draw.ts', 'Draws a square.', 'Draws a square,\n * as large as its width.')],
    ['a line of comment is gone', change('draw.ts', '  // As an outline.\n', '')],
    ['a type has another field', change('size.ts', 'width: number;', 'width: number;\n  height: number;')],
    ['a file lies elsewhere', { ...change('draw.ts', './theme/colours.ts', './ink.ts'), 'ink.ts': FILES['theme/colours.ts'] }],
    ['a comment in an imported file', { 'theme/colours.ts': `// White.\n${FILES['theme/colours.ts']}` }],
  ])('stays the same if %s', async (_, changed) => {
    expect(await hashFiles(changed)).toBe(await hashFiles());
  });

  it.each<[string, Record<string, string>]>([
    ['the code', change('draw.ts', 'M0 0h', 'M1 1h')],
    ['what it imports', change('theme/colours.ts', '#ffffff', '#fffffe')],
  ])('is another if %s changes', async (_, changed) => {
    expect(await hashFiles(changed)).not.toBe(await hashFiles());
  });
});

describe.each([
  ['images/encode/encode-picture.ts'],
  ['images/svg/sanitise-svg.ts'],
  ['images/draw/draw-social-image.ts'],
  ['images/draw/load-social-fonts.ts'],
])('the recipe of %s', (module) => {
  it('changes with each line of code in it, and with no line of comment', async () => {
    const folder = await temporaryFolder();
    await cp(join(ENGINE_DIR, 'src'), folder, { recursive: true });
    const url = pathToFileURL(join(folder, module));
    const before = hashRecipe(url);
    const text = await readFile(url, 'utf8');
    const code = findLinesOfCode(text);
    const lines = text.split('\n');
    expect(code.size).toBeGreaterThan(5);
    for (const [index, line] of lines.entries()) {
      // Imports count by what they bring.
      if (/^(?:import|$)/.test(line)) continue;
      const changed = line.replace(/^ *(?:\/\*\*|\/\/|\*(?!\/))?/, '$& changed ');
      await writeFile(url, lines.with(index, changed).join('\n'));
      expect([index + 1, hashRecipe(url) !== before]).toEqual([index + 1, code.has(index)]);
    }
  });
});

/** Counted from 0: those that hold more than comments and white space, as the compiler reads them. */
function findLinesOfCode(text: string): Set<number> {
  const source = ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true);
  const found = new Set<number>();
  const visit = (node: ts.Node) => {
    const [first, last] = [node.getStart(source), node.getEnd()].map((at) => source.getLineAndCharacterOfPosition(at).line);
    if (node.getChildCount(source) === 0 && last !== undefined) for (let line = first ?? last; line <= last; line += 1) found.add(line);
    for (const child of node.getChildren(source)) if (!ts.isJSDoc(child)) visit(child);
  };
  for (const statement of source.statements) visit(statement);
  return found;
}
