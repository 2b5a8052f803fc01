/** A field of the article itself, so nothing stands before its name; more lines of its value are indented. */
const FIELD = /^secured:[^\n]*\n(?:[ \t]+[^\n]*\n)*/gm;

const SEALED_TEXT = /([A-Za-z0-9+/]+=*);[A-Za-z0-9+/]+=*/;

/** Another way to write the name: in quotes or brackets, and with escaped letters. */
const HIDDEN_NAME = /secured["']?\s*:/;
const ESCAPED_NAME = /"[^"\n]*\\[^"\n]*"\s*:/;

/**
 * What a sealed text looks like under a mistyped name, which checking only warns of. Of fixed length, so that no text takes long.
 * It begins with the semicolon, of which there are few: 20,000 files take 0.1 s, and from the left 2 s.
 */
const LOOKS_SEALED = /;(?<=[A-Za-z0-9+/]{16}={0,2};)[A-Za-z0-9+/]{16}/;

/**
 * A good article's bytes without its sealed text.
 * @param isSealed whether it is known to have one
 * @returns undefined if the text can't be taken out for certain, as where its name is quoted or its value an alias; no real file is so
 */
export function redactSealed(bytes: Buffer, isSealed: boolean): Buffer | undefined {
  const end = bytes.indexOf('\n---') + 1;
  // A character a byte: all that is looked for is ASCII.
  const frontMatter = bytes.toString('latin1', 0, end);
  if (!isSealed) return LOOKS_SEALED.test(frontMatter) ? undefined : bytes;
  const [field = '', next] = frontMatter.match(FIELD) ?? [];
  const [, sealed] = SEALED_TEXT.exec(field) ?? [];
  const rest = frontMatter.replace(field, '');
  const isHidden = HIDDEN_NAME.test(rest) || (rest.includes('\\') && ESCAPED_NAME.test(rest));
  if (next !== undefined || sealed === undefined || isHidden || LOOKS_SEALED.test(rest)) return undefined;
  if (rest.includes(sealed) || bytes.includes(sealed, end)) return undefined;
  return Buffer.concat([Buffer.from(rest, 'latin1'), bytes.subarray(end)]);
}
