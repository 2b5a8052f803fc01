/**
 * A request's path, decoded; undefined if it is none, or leads out of the site.
 * @param url as it came, with its query
 */
export function readPath(url: string): string | undefined {
  try {
    const path = decodeURIComponent(url.split('?', 1)[0] ?? '');
    decodeURI(url);
    const isPath = /^\/(?!\/)[^\\#\p{Cc}]*$/u.test(path) && !path.split('/').some((part) => part === '.' || part === '..');
    return isPath ? path : undefined;
  } catch {
    return undefined;
  }
}
