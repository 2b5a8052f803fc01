/** Of a field that keeps an article off the site: the values with which it does not. */
const HARMLESS: Readonly<Record<string, (value: string, now: Date) => boolean>> = {
  published: (value) => value === 'true',
  draft: (value) => value === 'false',
  expires: (value, now) => new Date(value) > now,
  withdrawn: () => false,
};

const FIELD = /^[\s"'{?,]*(published|draft|expires|withdrawn)["']?\s*:(.*)$/gim;

/** Characters; front matter may be broken in such a way that nobody knows where it ends. */
const HEAD = 256 * 1024;

/**
 * Whether an author wants a faulty article off the site. No field of it can be relied on, so its lines are looked at, whatever
 * stands around them; and where it is in doubt what one says, it takes the article off.
 */
export function isTakenOff(bytes: Buffer, now: Date): boolean {
  // A file in UTF-16 has every other byte zero.
  const text = bytes.subarray(0, HEAD).toString('latin1').replaceAll('\0', '');
  const end = text.indexOf('\n---', 3);
  const head = end < 0 ? text : text.slice(0, end);
  return [...head.matchAll(FIELD)].some(([, name = '', value = '']) => !HARMLESS[name.toLowerCase()]?.(clean(value), now));
}

/** Without comment, quotes and what closes a group. */
function clean(value: string): string {
  return value
    .replace(/(?:^|\s)#.*$/, '')
    .replace(/["'},\s]/g, '')
    .toLowerCase();
}
