import { Parser } from 'htmlparser2';

/** Tags that separate words: what stands before and after them must not grow together. */
const SEPARATING_TAGS = new Set(
  'address article aside blockquote br dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr li ol p pre section table td th tr ul'.split(
    ' ',
  ),
);
const HIDDEN_TAGS = new Set(['script', 'style', 'template', 'noscript', 'iframe']);

/** Control characters and non-characters, those of the further planes as surrogates: with the flag `u` it would take twice as long. */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]|[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff]/g;

/**
 * The text without what XML 1.0 (https://www.w3.org/TR/xml/#charsets) and HTML
 * (https://html.spec.whatwg.org/multipage/parsing.html#preprocessing-the-input-stream) forbid; no reader ever sees it.
 */
export function dropForbiddenCharacters(text: string): string {
  return text.toWellFormed().replace(FORBIDDEN, '');
}

/**
 * Plain text from an author's title or excerpt: entities decoded once, tags dropped, white space folded,
 * and nothing left that XML forbids.
 */
export function cleanText(raw: string): string {
  const text = /[<&]/.test(raw) ? dropTags(raw) : raw;
  return dropForbiddenCharacters(text).replace(/\s+/g, ' ').trim();
}

function dropTags(raw: string): string {
  let text = '';
  let hiddenDepth = 0;
  const onTag = (name: string, step: number) => {
    if (HIDDEN_TAGS.has(name)) hiddenDepth += step;
    if (SEPARATING_TAGS.has(name)) text += ' ';
  };
  const parser = new Parser({
    ontext: (chunk) => {
      if (hiddenDepth === 0) text += chunk;
    },
    onopentag: (name) => onTag(name, 1),
    onclosetag: (name) => onTag(name, -1),
  });
  parser.end(raw);
  return text;
}
