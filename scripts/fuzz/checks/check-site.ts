import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fromHtml } from 'hast-util-from-html';
import { nameSheet } from '../../../src/theme/name-sheet.ts';
import { readElements } from '../../../tests/check-xml.ts';
import { MARKS } from '../papers/marks.ts';
import { describeScript, findPageFaults, findPieceFaults, listElements } from './check-page.ts';

/** What the engine itself puts into every site. */
export interface OwnParts {
  /** Scripts in pages, see `describeScript`. */
  scripts: ReadonlySet<string>;
  /** Files in `assets/`. */
  assets: ReadonlySet<string>;
}

/** Issues as pages, and the feeds that hold them. */
const ISSUES = /^newsletter\/(?:\d{4}-\d\d-\d\d\/index\.html|(?:rss|atom)\.xml|feed\.json)$/;

/** @param outDirs sites whose papers are known to be harmless */
export function readOwnParts(outDirs: readonly string[]): OwnParts {
  const files = outDirs.flatMap((outDir) => [...readFiles(outDir)]);
  const pages = files.filter(([path]) => path.endsWith('.html'));
  const scripts = pages.flatMap(([, bytes]) =>
    listElements(fromHtml(bytes.toString())).flatMap((element) => describeScript(element) ?? []),
  );
  return { scripts: new Set(scripts), assets: new Set(files.map(([path]) => path).filter((path) => path.startsWith('assets/'))) };
}

/**
 * What must hold of a site whatever its paper holds: pages that parse and run nothing but the engine's, documents that are well
 * formed, and nothing in any file that was not to be published.
 * @returns what is wrong, a line each
 */
export function checkSite(outDir: string, own: OwnParts): string[] {
  return [...readFiles(outDir)].flatMap(([path, bytes]) => {
    const text = bytes.toString();
    const faults = [...findLeaks(path + text), ...findFormFaults(path, text, own)];
    // A paper has its own colours and fonts.
    if (path.startsWith('assets/') && !own.assets.has(path) && path !== nameSheet(text)) faults.push('not of the engine');
    return faults.map((fault) => `${path}: ${fault}`);
  });
}

/** Words that are to be published nowhere, see {@link MARKS}. */
export function findLeaks(text: string): string[] {
  return Object.entries(MARKS).flatMap(([kind, words]) => words.filter((word) => text.includes(word)).map((word) => `${kind}: ${word}`));
}

/** @returns all its files, by path @throws if something in it is neither a file nor a folder */
function readFiles(outDir: string): Map<string, Buffer> {
  const files = readdirSync(outDir, { recursive: true, withFileTypes: true }).map(({ parentPath, name }) => join(parentPath, name));
  const kinds = files.map((path) => [path, lstatSync(path)] as const);
  const odd = kinds.find(([, stats]) => !stats.isFile() && !stats.isDirectory());
  if (odd) throw new Error(`${relative(outDir, odd[0])} is neither a file nor a folder`);
  const regular = kinds.filter(([, stats]) => stats.isFile()).map(([path]) => relative(outDir, path));
  return new Map(regular.toSorted().map((path) => [path, readFileSync(join(outDir, path))]));
}

function findFormFaults(path: string, text: string, { scripts }: OwnParts): string[] {
  const kind = ISSUES.test(path) ? 'issue' : 'page';
  try {
    if (path.endsWith('.html')) return findPageFaults(text, kind, scripts);
    return listPieces(path, text).flatMap((html) => findPieceFaults(html, kind));
  } catch (error) {
    return [`not well formed: ${(error as Error).message}`];
  }
}

/** The HTML that a feed holds. @throws if a document is not well formed */
function listPieces(path: string, text: string): string[] {
  if (/\.(?:xml|svg)$/.test(path)) return ['content:encoded', 'content'].flatMap((name) => readElements(text, name));
  if (!/\.(?:json|webmanifest)$/.test(path)) return [];
  const { items } = Object(JSON.parse(text)) as { items?: { content_html?: string }[] };
  return Array.isArray(items) ? items.flatMap(({ content_html: html }) => html ?? []) : [];
}
