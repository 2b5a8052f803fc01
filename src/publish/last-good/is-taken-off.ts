import { type ArticleForm, OWN_FORM } from '../../content/foreign/article-form.ts';

/** Of a field that keeps an article off the site: the values with which it does not. */
const HARMLESS: Readonly<Record<string, (value: string, now: Date) => boolean>> = {
  published: (value) => value === 'true',
  draft: (value) => value === 'false',
  expires: (value, now) => new Date(value) > now,
  withdrawn: () => false,
};

/** A field of YAML, or of TOML: a file that was converted to that is faulty as a whole. */
function matchFields(names: readonly string[]): RegExp {
  return new RegExp(`^[\\s"'{?,]*(${names.map(RegExp.escape).join('|')})["']?\\s*[:=](.*)$`, 'gim');
}

/** Characters; front matter may be broken in such a way that nobody knows where it ends. */
const HEAD = 256 * 1024;

/**
 * Whether an author wants a faulty article off the site. No field of it can be relied on, so its lines are looked at, whatever
 * stands around them; and where it is in doubt what one says, it takes the article off.
 * @param fields by each name that articles have instead of ours, the name of ours
 */
export function isTakenOff(bytes: Buffer, now: Date, { fields }: Pick<ArticleForm, 'fields'> = OWN_FORM): boolean {
  // A file in UTF-16 has every other byte zero.
  const text = bytes.subarray(0, HEAD).toString('latin1').replaceAll('\0', '');
  const end = text.indexOf('\n---', 3);
  const head = end < 0 ? text : text.slice(0, end);
  const foreign = Object.entries(fields).filter(([, field]) => Object.hasOwn(HARMLESS, field));
  const own = Object.keys(HARMLESS).map((field) => [field, field] as const);
  const meant = new Map([...foreign, ...own].map(([name, field]) => [Buffer.from(name).toString('latin1').toLowerCase(), field]));
  return [...head.matchAll(matchFields([...meant.keys()]))].some(([, name = '', value = '']) => {
    const field = meant.get(name.toLowerCase()) ?? '';
    return !HARMLESS[field]?.(clean(value), now);
  });
}

/** Without comment, quotes and what closes a group. */
function clean(value: string): string {
  return value
    .replace(/(?:^|\s)#.*$/, '')
    .replace(/["'},\s]/g, '')
    .toLowerCase();
}
