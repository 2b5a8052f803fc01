import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkTheme } from '../../../src/publish/theme/check-theme.ts';
import { readComponent } from '../../../src/publish/theme/read-component.ts';
import { ENGINE_NAME, findThemeImport, listThemeImports, PARTS, SHEETS, SLOTS } from '../../../src/theme/slots/slots.ts';
import { ENGINE_DIR, temporaryFolder } from '../../run-command.ts';

const GUIDE = readFileSync(join(ENGINE_DIR, 'docs/theming.md'), 'utf8');
const SLOT_GUIDE = readFileSync(join(ENGINE_DIR, 'docs/slots.md'), 'utf8');

const readSource = (file: string) => readFileSync(join(ENGINE_DIR, 'src', file), 'utf8');
const readProps = (file: string) => readComponent(readSource(file)).props;

/** Of each part of the guide to the slots, the slot that it is about and what stands first in the rows of its tables. */
function readToldProps(): [slot: string, props: string[]][] {
  const parts = SLOT_GUIDE.split(/^## /m).slice(1);
  return parts.map((part) => [/^\w+/.exec(part)?.[0] ?? '', [...part.matchAll(/^\| `(\w+\??)` \|/gm)].map(([, prop = '']) => prop)]);
}

it('docs/slots.md tells of every slot, with the props that its component states', () => {
  const known = Object.entries(SLOTS).map(([name, file]) => [
    name,
    readProps(file).map((prop) => (prop.isOptional ? `${prop.name}?` : prop.name)),
  ]);
  expect(readToldProps()).toEqual(known);
  const listed = [...SLOT_GUIDE.matchAll(/^\| \[`(\w+)`\]\(#(\w+)\) \|/gm)].map(([, name = '', place]) => [
    name,
    place === name.toLowerCase(),
  ]);
  expect(listed).toEqual(known.map(([name]) => [name, true]));
});

it('docs/slots.md tells the types that they state, and of names of the engine’s own what these stand for', () => {
  const names: Readonly<Record<string, string>> = {
    "Exclude<CardKind, 'found'>": readUnion('browser/site/card-classes.ts', 'CardKind').replace(" | 'found'", ''),
    PicturePlace: readUnion('components/lists/find-story-picture.ts', 'PicturePlace'),
  };
  const rows = SLOT_GUIDE.matchAll(/^\| `(\w+\??)` \| `(.*?)` \| /gm);
  const told = [...rows].map(([, prop = '', type = '']) => `${prop}: ${type.replaceAll('\\|', '|')}`);
  const stated = Object.values(SLOTS).flatMap((file) => {
    const [, fields = ''] = /^interface Props \{\n(.*?)^\}/ms.exec(readSource(file)) ?? [];
    return [...fields.matchAll(/^ {2}(\w+\??): (.*);$/gm)].map(([, prop = '', type = '']) => `${prop}: ${names[type] ?? type}`);
  });
  expect(told).toEqual(stated);
});

function readUnion(file: string, name: string): string {
  return new RegExp(`^export type ${name} = (.*);$`, 'm').exec(readSource(file))?.[1] ?? '';
}

it('an example in docs/slots.md is a component in which the check of a theme finds nothing wrong', async () => {
  const themeDir = await temporaryFolder();
  await mkdir(join(themeDir, 'components'));
  const examples = [...SLOT_GUIDE.matchAll(/^```astro\n(---\n\/\/ theme\/(components\/\w+\.astro)\n.*?)^```/gms)];
  expect(examples.length).toBeGreaterThan(3);
  for (const [, text = '', path = ''] of examples) await writeFile(join(themeDir, path), text);
  expect(checkTheme(themeDir)).toEqual([]);
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
