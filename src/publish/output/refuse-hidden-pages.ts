import { join, sep } from 'node:path';
import type { Environment } from '../../command/environment.ts';
import { KnownFailure } from '../../command/known-failure.ts';
import { nameFolder } from '../../command/report-problems.ts';
import type { RootFile } from '../../content/root-file.ts';
import { findRoute, ROUTES, type Route, standsAnywhere } from '../../routes.ts';
import { findObstacles } from './find-obstacles.ts';
import { listPaths } from './sync-folder.ts';

/**
 * Looks at all folders that are copied to the root of the site as they are.
 * @param made paths of what the site makes
 * @param rootFiles the paper's own
 * @throws {KnownFailure} with the names of both files that would be one
 */
export function refuseCopies(
  { publicDir, themeDir, workingDir }: Pick<Environment, 'publicDir' | 'themeDir' | 'workingDir'>,
  made: readonly string[],
  rootFiles: readonly RootFile[],
): void {
  const ofEngine = listPaths(publicDir);
  refuseHiddenPages('public', ofEngine, made);
  if (themeDir === undefined) return;
  const folder = join(themeDir, 'public');
  const others = [...ofEngine, ...rootFiles.map(({ target }) => join(...target.split('/')))];
  refuseHiddenPages(nameFolder(folder, workingDir).slice(0, -1), listPaths(folder), [...made, ...others]);
}

/**
 * A folder that is copied to the root of the site must not hide what the site makes itself: which of the two is served would depend
 * on what was built before.
 * @param folder as messages name it
 * @param files paths of its files below it
 * @param made paths of what the site makes
 * @throws {KnownFailure} with the names of both
 */
export function refuseHiddenPages(folder: string, files: readonly string[], made: readonly string[]): void {
  const hidden = new Map(findObstacles(files, made).map(({ path, wanted }) => [path, wanted]));
  const lines = files.flatMap((path) => {
    const page = hidden.get(path);
    if (page !== undefined) return [`  ${folder}/${path} hides ${page}`];
    const kind = findKeptKind(path);
    return kind === undefined ? [] : [`  ${folder}/${path} stands where the site has ${kind}`];
  });
  if (lines.length === 0) return;
  const remedy = `Nothing was written. Remove these files from ${folder}/, or give them other names.`;
  throw new KnownFailure(['Files that are copied hide what the site makes itself:', ...lines, remedy].join('\n'));
}

/** The address, with brackets for names, of a kind that only the site makes; undefined for what may be copied. */
function findKeptKind(path: string): string | undefined {
  const name = findRoute(path.split(sep).join('/'));
  if (name === undefined || standsAnywhere(name)) return undefined;
  const route: Route = ROUTES[name];
  return route.writer === 'public' ? undefined : `/${route.path}`;
}
