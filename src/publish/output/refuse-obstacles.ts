import { basename, join, sep } from 'node:path';
import { KnownFailure } from '../../command/known-failure.ts';
import { plural } from '../../command/report-problems.ts';
import { hasSameBytes } from '../../files/has-same-bytes.ts';
import { findRoute, standsAnywhere } from '../../routes.ts';
import { nameFirst } from '../../text/name-first.ts';
import { findObstacles } from './find-obstacles.ts';
import type { OutputState, SiteFiles } from './output-state.ts';
import { ownFilesPath } from './own-files.ts';

/**
 * Others' files and links are never overwritten or followed. What is not in our way stays, and is named if it stands where only the
 * site's own pages do.
 * @throws {KnownFailure} if one is in the way
 */
export async function refuseObstacles({ outDir, listing, own, ours }: OutputState, { staging, staged, kept }: SiteFiles): Promise<void> {
  const site = [...staged, ...kept];
  const known = new Set([...ours, ...kept]);
  const others = [...listing.files.keys()].filter((path) => !known.has(path));
  const files: string[] = [];
  for (const { path, wanted } of findObstacles(others, site)) {
    // With the same bytes it becomes ours.
    if (path !== wanted || !(await hasSameBytes(join(staging, path), join(outDir, path)))) files.push(join(outDir, path));
  }
  // What of ours lies behind a link would stay there, whatever becomes of its article.
  const links = findObstacles(listing.links, [...site, ...(own.paths ?? [])]).map(({ path }) => `${join(outDir, path)} (a link)`);
  if (links.length + files.length > 0) throw new KnownFailure(describeObstacles([...links, ...files], files.length > 0, outDir));
  const strangers = others.filter(isAtOwnAddress).map((path) => join(outDir, path));
  if (strangers.length > 0) console.error(describeStrangers(strangers, outDir));
}

function describeObstacles(paths: readonly string[], hasFiles: boolean, outDir: string): string {
  return [
    'Nothing was written, since these files or links of others stand where the site has files of its own:',
    ...nameFirst(paths).map((line) => `  ${line}`),
    'Move them elsewhere, or delete them.',
    ...(hasFiles ? [`${describeWayBack(outDir)}.`] : []),
  ].join('\n');
}

function describeStrangers(paths: readonly string[], outDir: string): string {
  const which = `${plural(paths.length, 'file')} of others at addresses of the site ${paths.length === 1 ? 'was' : 'were'} left alone`;
  return `warning: ${which}: ${nameFirst(paths).join(', ')}; delete what nobody wants. ${describeWayBack(outDir)}`;
}

function describeWayBack(outDir: string): string {
  return `If Broadsheet wrote them once, delete ${basename(ownFilesPath(outDir))} beside the folder: then all at the site's addresses counts as its own`;
}

function isAtOwnAddress(path: string): boolean {
  const route = path.startsWith('.') ? undefined : findRoute(path.replaceAll(sep, '/'));
  return route !== undefined && !standsAnywhere(route);
}
