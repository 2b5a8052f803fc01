import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readComponent } from '../../../src/publish/theme/read-component.ts';
import { ENGINE_NAME, findThemeImport, listThemeImports, PARTS, SHEETS, SLOTS } from '../../../src/theme/slots/slots.ts';
import { ENGINE_DIR } from '../../run-command.ts';

const GUIDE = readFileSync(join(ENGINE_DIR, 'docs/theming.md'), 'utf8');

const readProps = (file: string) => readComponent(readFileSync(join(ENGINE_DIR, 'src', file), 'utf8')).props;

it('docs/theming.md names every slot, with the props that its component states', () => {
  const rows = [...GUIDE.matchAll(/^\| `([A-Z]\w+)` \| .* \| (.*)\|$/gm)];
  const told = rows.map(([, name = '', props = '']) => [name, [...props.matchAll(/`(\w+\??)`/g)].map(([, prop]) => prop)]);
  const known = Object.entries(SLOTS).map(([name, file]) => [
    name,
    readProps(file).map((prop) => (prop.isOptional ? `${prop.name}?` : prop.name)),
  ]);
  expect(told).toEqual(known);
});

it('docs/theming.md names every part and sheet that a theme may use', () => {
  for (const name of [...Object.keys(PARTS), ...Object.keys(SHEETS)]) expect(GUIDE).toContain(`\`${name}\``);
});

it('docs/theming.md names all that a theme may import from broadsheet and that is no type', () => {
  const source = readFileSync(join(ENGINE_DIR, 'src', findThemeImport(ENGINE_NAME) ?? ''), 'utf8');
  const values = [...source.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, list = '']) => list.split(','));
  const names = values.map((name) => name.trim()).filter((name) => !name.startsWith('type '));
  expect(names.length).toBeGreaterThan(3);
  for (const name of names) expect(GUIDE).toMatch(new RegExp(`\`${name}\\b`));
});

it('a component’s source is read: what it takes, shows, imports and exports', () => {
  const source = readComponent(`---
import Card from 'broadsheet/components/StoryCard.astro';
export const policy = {};
export function getStaticPaths() { return []; }
interface Props { article: string; level?: number }
const { article, level = 2, ...rest } = Astro.props;
const other = Astro.props.other;
---
<ul>{[1].map(() => <li><Card article={article} /></li>)}<Card {...rest} /></ul>`);
  expect(source.taken.map(({ name }) => name)).toEqual(['article', 'level', 'other']);
  expect(source.imports).toMatchObject([{ local: 'Card', source: 'broadsheet/components/StoryCard.astro' }]);
  const cards = source.elements.filter(({ name }) => name === 'Card');
  expect(cards).toMatchObject([
    { given: new Set(['article']), hasSpread: false },
    { given: new Set(), hasSpread: true },
  ]);
  expect(source.exports).toEqual(new Set(['policy', 'getStaticPaths']));
  expect(source.props).toEqual([
    { name: 'article', isOptional: false },
    { name: 'level', isOptional: true },
  ]);
});

it('package.json exports what a theme may import, and no more', () => {
  const { exports } = JSON.parse(readFileSync(join(ENGINE_DIR, 'package.json'), 'utf8'));
  const { './package.json': _itself, './integration': _forSettings, './schemas': _forBots, ...told } = exports as Record<string, string>;
  const known = listThemeImports().map((name) => [name.replace(ENGINE_NAME, '.'), `./src/${findThemeImport(name)}`]);
  expect(Object.entries(told)).toEqual(known);
});
