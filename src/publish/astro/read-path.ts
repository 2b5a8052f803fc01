/**
 * A request's path, decoded; undefined if it is none, or leads out of the site.
 * @param url as it came, with its query
 */
export function readPath(url: string): string | undefined {
  try {
    // Also throws where only the query can't be decoded. Used below, or a bundler leaves it out.
    const whole = decodeURI(url);
    const path = decodeURIComponent(url.split('?', 1)[0] ?? '');
    const isPath =
      whole.startsWith('/') && /^\/(?!\/)[^\\#\p{Cc}]*$/u.test(path) && !path.split('/').some((part) => part === '.' || part === '..');
    return isPath ? path : undefined;
  } catch {
    return undefined;
  }
}
