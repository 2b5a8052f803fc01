/** A field of the article itself, so nothing stands before its name; more lines of its value are indented. */
const FIELD = /^secured:[^\n]*\n(?:[ \t]+[^\n]*\n)*/gm;

const SEALED_TEXT = /([A-Za-z0-9+/]+=*);[A-Za-z0-9+/]+=*/;

/** Another way to write the name: in quotes, in brackets, with escaped letters. */
const HIDDEN_NAME = /secured["']?\s*:|"[^"\n]*\\[^"\n]*"\s*:/;

/**
 * A good article's bytes without its sealed text, for an article that has one.
 * @returns undefined if the text can't be taken out for certain, as where its name is quoted or its value an alias; no real file is so
 */
export function redactSealed(bytes: Buffer): Buffer | undefined {
  const text = bytes.toString();
  const end = text.indexOf('\n---') + 1;
  const frontMatter = text.slice(0, end);
  const fields = frontMatter.match(FIELD) ?? [];
  const [, sealed] = SEALED_TEXT.exec(fields[0] ?? '') ?? [];
  const rest = frontMatter.replace(FIELD, '');
  if (fields.length !== 1 || sealed === undefined || HIDDEN_NAME.test(rest)) return undefined;
  const redacted = rest + text.slice(end);
  return redacted.includes(sealed) ? undefined : Buffer.from(redacted);
}
