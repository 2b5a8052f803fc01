import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { UNFINISHED, writeWhole } from '../../files/write-whole.ts';
import { findRoute, listTopNames, ROUTES, standsAnywhere } from '../../routes.ts';
import { compareText } from '../../text/compare-text.ts';

/** Which files of an output folder are Broadsheet's. The list lies beside the folder. */
export interface OwnFiles {
  /** The content folder that they were made of, as {@link nameContent} names it; undefined if nobody knows. */
  content: string | undefined;
  /** Paths below the output folder; undefined without a list, as an older Broadsheet left it. */
  paths: ReadonlySet<string> | undefined;
}

export function ownFilesPath(outDir: string): string {
  return `${outDir}-files.json`;
}

/** From beside the output folder, so that all of it may be moved together. */
export function nameContent(contentDir: string, outDir: string): string {
  return relative(dirname(outDir), contentDir);
}

/** What is damaged counts as missing. */
export async function readOwnFiles(outDir: string): Promise<OwnFiles> {
  const text = await readFile(ownFilesPath(outDir), 'utf8').catch(() => '');
  const { content, files } = Object(parseJson(text)) as { content?: unknown; files?: unknown };
  return {
    content: typeof content === 'string' ? content : undefined,
    paths: Array.isArray(files) ? new Set(files.map(String)) : undefined,
  };
}

/**
 * The same files give the same bytes.
 * @param before what the list says; if that is the same, nothing is written
 */
export async function writeOwnFiles(outDir: string, { content, paths = new Set() }: OwnFiles, before: OwnFiles): Promise<void> {
  if (content === before.content && paths.size === before.paths?.size && paths.isSubsetOf(before.paths)) return;
  const files = [...paths].toSorted(compareText);
  await writeWhole(ownFilesPath(outDir), `${JSON.stringify({ content, files }, null, 1)}\n`);
}

/** What a host or a later step makes of our files and puts beside them. */
export const COMPRESSED_ENDINGS = ['.gz', '.br', '.zst'] as const;
const COMPRESSED = /\.(?:gz|br|zst)$/;

/**
 * Those that are ours. One that somebody changed is, by its path; and one that was compressed is with it, since it is as old as
 * the other. Without a list what stands at an address of the site's counts.
 * @param paths of the folder's files
 */
export function chooseOwnFiles(outDir: string, { paths: listed }: OwnFiles, paths: Iterable<string>): string[] {
  const isOurs = (path: string) => listed?.has(path) ?? standsAtOwnAddress(outDir, path);
  // What is hidden at the top is the host's, unless it is listed.
  const isUnfinished = (path: string) => UNFINISHED.test(basename(path)) && !(path.startsWith('.') && path.includes(sep));
  return [...paths].filter((path) => isOurs(path) || isUnfinished(path) || (COMPRESSED.test(path) && isOurs(path.replace(COMPRESSED, ''))));
}

const OWN_TOPS: ReadonlySet<string> = new Set(listTopNames(() => true));

/** At an address that anything may stand at, the file itself tells. */
function standsAtOwnAddress(outDir: string, path: string): boolean {
  const parts = path.split(sep);
  const route = path.startsWith('.') ? undefined : findRoute(parts.join('/'));
  if (route === undefined || !standsAnywhere(route)) return route !== undefined;
  if (ROUTES[route].kind === 'feed') return parts.length === 1 || OWN_TOPS.has(parts[0] ?? '');
  const text = readFileSync(join(outDir, path), 'utf8');
  return route === 'indexNowKey' ? text.trim() === basename(path, '.txt') : findRedirect(text) !== undefined || isOwnPage(text);
}

/** Whether it is a page of the site's. Another paper's has no business in its folder. */
function isOwnPage(html: string): boolean {
  return html.includes('<meta name="generator" content="Broadsheet">');
}

/** Where a redirect of ours leads to, as a path on its host; undefined for another page. */
export function findRedirect(html: string): string | undefined {
  return /<meta name="robots" content="noindex">\s*<meta http-equiv="refresh" content="0; ?url=([^"]*)">/.exec(html)?.[1];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
