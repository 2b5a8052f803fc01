import type { HLJSApi, Language } from 'highlight.js';
import type { Token } from 'markdown-it';
import { BODY_LIMITS, type BodyLimitName, type Excess } from './limits/body-limits.ts';
import { loadLate } from './load-late.ts';

const loadHighlighter = loadLate<HLJSApi>('highlight.js/lib/common');

/** Characters of the HTML that is remembered: a body's page, its feeds and its API document show the same code. */
const MOST_REMEMBERED = 4_000_000;

let remembered = new Map<string, string>();
let size = 0;

/** Code as HTML with its words in colours; empty if the language is not known. */
export function highlightCode(code: string, language: string): string {
  if (!findLanguage(language)) return '';
  const key = `${language} ${code}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const { value } = loadHighlighter().highlight(code, { language, ignoreIllegals: true });
  if (size > MOST_REMEMBERED) [remembered, size] = [new Map(), 0];
  remembered.set(key, value);
  size += key.length + value.length;
  return value;
}

/** The blocks of a body's code that stay without colours, by their tokens. */
export function findLargeCode(tokens: readonly Token[]): Map<Token, Excess> {
  const large = new Map<Token, Excess>();
  let total = 0;
  for (const token of tokens) {
    const language = token.type === 'fence' ? findLanguage(token.info.trim().split(/\s/, 1)[0] ?? '') : undefined;
    if (!language) continue;
    const limit = findLimit(token.content, language.name ?? '', total);
    if (limit) large.set(token, { limit, line: (token.map?.[0] ?? 0) + 1 });
    else total += token.content.length;
  }
  return large;
}

function findLanguage(name: string): Language | undefined {
  return name === '' ? undefined : loadHighlighter().getLanguage(name);
}

/** By the names that highlight.js has for them. */
const OF_LANGUAGE: Readonly<Record<string, BodyLimitName>> = { 'C#': 'codeOfCSharp', 'Shell Session': 'codeOfShell' };

function findLimit(code: string, language: string, total: number): BodyLimitName | undefined {
  const ofBlock = OF_LANGUAGE[language] ?? 'codeBlock';
  if (code.length > BODY_LIMITS[ofBlock].most) return ofBlock;
  if (total + code.length > BODY_LIMITS.code.most) return 'code';
  const { most } = BODY_LIMITS.codeLine;
  return code.length > most && code.split('\n').some((line) => line.length > most) ? 'codeLine' : undefined;
}
