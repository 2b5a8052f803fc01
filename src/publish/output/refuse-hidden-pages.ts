import { sep } from 'node:path';
import { KnownFailure } from '../../command/known-failure.ts';
import { findRoute, ROUTES, type Route, standsAnywhere } from '../../routes.ts';
import { findObstacles } from './find-obstacles.ts';

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
