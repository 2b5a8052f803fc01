import { readFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { closest } from 'fastest-levenshtein';
import { ENGINE_DIR } from '../../command/engine-code.mjs';
import { blameFile, type Problem } from '../../content/problems/problem.ts';
import { ENGINE_NAME, findThemeImport, listThemeImports, SLOTS } from '../../theme/slots/slots.ts';
import { listThemeFiles } from './list-theme-files.ts';
import { type ComponentSource, readComponent } from './read-component.ts';

/**
 * What is wrong with a theme as far as its files show it: slots and modules that the engine has not, props that a slot is not given, props
 * that a component of the engine needs, links, and what is no Astro.
 * @returns problems of files below the theme's folder
 */
export function checkTheme(themeDir: string): Problem[] {
  return listThemeFiles(themeDir).flatMap(({ name, path, isRegular }) => {
    const file = name.split(sep).join('/');
    // What it leads to could change unseen.
    if (!isRegular) return [blameFile('error', file, 'a theme holds files and folders, and no links; put the file itself there')];
    const slot = /^components\/([^/]+)\.astro$/.exec(file)?.[1];
    const misplaced = slot === undefined || Object.hasOwn(SLOTS, slot) ? [] : [blameFile('error', file, describeNoSlot(slot))];
    if (file.endsWith('.astro')) return [...misplaced, ...checkComponent(file, readFileSync(path, 'utf8'), slot)];
    return file.endsWith('.mdx') ? checkMdx(file, readFileSync(path, 'utf8')) : misplaced;
  });
}

/** What a component of another framework would run by. Astro puts a script into the page for it, which no page's policy allows. */
const DIRECTIVE = 'client:';

const describeDirective = (name: string) =>
  `${name} can't run in a page: its policy allows no script in it; draw without it, or write a <script>`;

/** Astro's parser reads no MDX: directives in elements without an arrow or a comparison are found. */
function checkMdx(file: string, text: string): Problem[] {
  return [...text.matchAll(/(?<=<[A-Z][^<>]*\s)client:[a-z]+/g)].map(({ 0: name, index }) => ({
    ...{ severity: 'error', file, message: describeDirective(name) },
    ...findPlace(text, index),
  }));
}

function checkDirectives({ elements }: ComponentSource, text: string): Fault[] {
  return elements.flatMap(({ given, place }) => {
    const names = [...given].filter((name) => name.startsWith(DIRECTIVE));
    return names.map((name) => ({ place: text.indexOf(name, place), message: describeDirective(name) }));
  });
}

function describeNoSlot(name: string): string {
  const nearest = closest(name, Object.keys(SLOTS));
  return `there is no slot "${name}"; did you mean ${nearest}? Components of the theme's own lie in a folder below components/, such as components/parts/${name}.astro`;
}

function checkComponent(file: string, text: string, slot: string | undefined): Problem[] {
  const source = readComponent(text);
  const blame = (place: number, message: string): Problem => ({ severity: 'error', file, ...findPlace(text, place), message });
  if (source.faults.length > 0) return source.faults.slice(0, 1).map((fault) => blame(fault.place, fault.text));
  const needsPaths = file.startsWith('pages/') && file.includes('[') && !source.exports.has('getStaticPaths');
  return [
    ...(slot !== undefined && Object.hasOwn(SLOTS, slot) ? checkTaken(slot, source) : []),
    ...source.imports.flatMap(checkImport),
    ...checkGiven(source),
    ...checkDirectives(source, text),
    ...(needsPaths
      ? [{ place: 0, message: `${basename(file)} stands for many addresses; export a function getStaticPaths that names them` }]
      : []),
  ].map(({ place, message }) => blame(place, message));
}

interface Fault {
  place: number;
  message: string;
}

/** A slot's props are those of the component that it replaces. */
function checkTaken(slot: string, { taken }: ComponentSource): Fault[] {
  const props = readPropsOf(slot);
  const names = props.map(({ name }) => name);
  return taken
    .filter(({ name }) => !names.includes(name))
    .map(({ name, place }) => ({ place, message: `${slot} is not given "${name}"; it is given ${names.join(', ') || 'nothing'}` }));
}

function checkImport({ source, place }: ComponentSource['imports'][number]): Fault[] {
  const isOfEngine = source === ENGINE_NAME || source.startsWith(`${ENGINE_NAME}/`);
  if (!isOfEngine || findThemeImport(source) !== undefined) return [];
  return [{ place, message: `there is no "${source}"; did you mean ${closest(source, listThemeImports())}?` }];
}

/** What components of the engine need and are not given. */
function checkGiven({ imports, elements }: ComponentSource): Fault[] {
  const componentOf = new Map(imports.map(({ local, source }) => [local, /^broadsheet\/components\/(\w+)\.astro$/.exec(source)?.[1]]));
  return elements.flatMap(({ name, given, hasSpread, place }) => {
    const component = componentOf.get(name);
    if (component === undefined || hasSpread) return [];
    const missing = readPropsOf(component).filter((prop) => !prop.isOptional && !given.has(prop.name));
    return missing.map((prop) => ({ place, message: `${component} needs the prop "${prop.name}"; write <${name} ${prop.name}={…}>` }));
  });
}

function readPropsOf(component: string): ComponentSource['props'] {
  const file = findThemeImport(`${ENGINE_NAME}/components/${component}.astro`);
  return file === undefined ? [] : readComponent(readFileSync(join(ENGINE_DIR, 'src', file), 'utf8')).props;
}

function findPlace(text: string, place: number): Pick<Problem, 'line' | 'column'> {
  const lines = text.slice(0, place).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
