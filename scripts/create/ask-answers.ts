import { createInterface, type Interface } from 'node:readline';
import type { Flags } from '../../src/command/flags.ts';
import { UsageError } from '../../src/command/usage-error.ts';
import { cleanText } from '../../src/content/fields/clean-text.ts';
import { parseLanguage } from '../../src/content/fields/parse-language.ts';
import { parseBasePath, parseSiteUrl } from '../../src/content/fields/site/parse-site-values.ts';

export interface Answers {
  name: string;
  /** A BCP 47 tag. */
  language: string;
  /** Undefined where nobody knows yet. */
  address: { url: string; base: string } | undefined;
}

type Check<Value> = (text: string) => { value: Value } | { fault: string };

/** What is asked: in which words, and what an answer must be. */
interface Question<Value> {
  flag: 'name' | 'language' | 'address';
  words: string;
  check: Check<Value>;
}

const NAME: Question<string> = {
  flag: 'name',
  words: 'What is the paper called?',
  check: (text) => {
    const name = cleanText(text);
    return name === '' ? { fault: 'a paper needs a name, such as The Daily Example' } : { value: name };
  },
};

const LANGUAGE: Question<string> = {
  flag: 'language',
  words: 'In which language is it? A tag such as en-GB, de or fr [en]',
  check: (text) => {
    const result = parseLanguage(text.trim() || 'en');
    return 'fault' in result ? { fault: `"${text}" ${result.fault}; write for example en-GB, de or fr` } : result;
  },
};

const ADDRESS: Question<Answers['address']> = {
  flag: 'address',
  words: 'Where will it be, as in https://example.com? May be left empty for now.',
  check: (text) => (text.trim() === '' ? { value: undefined } : checkAddress(text.trim())),
};

/** An address with a path is that of a site below it, as GitHub Pages has them. */
function checkAddress(text: string): ReturnType<typeof ADDRESS.check> {
  const parsed = URL.parse(text);
  const root = URL.parse(text);
  if (root) root.pathname = '/';
  const site = parseSiteUrl(root?.href ?? text);
  if ('fault' in site) {
    const meant = /^[\w-]+(?:\.[\w-]+)+(?:[:/]|$)/.test(text) ? `https://${text}` : 'https://example.com';
    return { fault: `${site.isSecret ? 'the address' : `"${text}"`} ${site.fault}; write for example ${meant}` };
  }
  const path = parseBasePath(parsed?.pathname ?? '/');
  return 'fault' in path ? { fault: `the path of "${text}" ${path.fault}` } : { value: { ...site, ...path } };
}

/**
 * What flags say, and else what a person or a pipe answers, one line for each question.
 * @throws {UsageError} if a flag makes no sense, or nobody answers
 */
export async function askAnswers(flags: Flags): Promise<Answers> {
  // All flags first: nobody answers two questions to hear that the third was wrong from the start.
  const given = [readFlag(flags, NAME), readFlag(flags, LANGUAGE), readFlag(flags, ADDRESS)] as const;
  const isAsked = given.some((answer) => answer === undefined);
  const reader = isAsked ? openReader() : undefined;
  try {
    const name = given[0]?.value ?? (await ask(NAME, reader));
    const language = given[1]?.value ?? (await ask(LANGUAGE, reader));
    const address = given[2] ? given[2].value : await ask(ADDRESS, reader);
    return { name, language, address };
  } finally {
    reader?.close();
  }
}

function readFlag<Value>(flags: Flags, { flag, check }: Question<Value>): { value: Value } | undefined {
  const text = flags.get(flag);
  if (text === undefined) return undefined;
  const result = check(text);
  if ('fault' in result) throw new UsageError(`--${flag}: ${result.fault}`);
  return result;
}

interface Reader {
  /** The next line; undefined at the end. */
  next: () => Promise<string | undefined>;
  isTerminal: boolean;
  close: () => void;
}

function openReader(): Reader {
  const lines: Interface = createInterface({ input: process.stdin, output: process.stdout, terminal: process.stdin.isTTY });
  const iterator = lines[Symbol.asyncIterator]();
  return {
    next: async () => {
      const { value, done } = await iterator.next();
      return done ? undefined : value;
    },
    isTerminal: process.stdin.isTTY,
    close: () => lines.close(),
  };
}

async function ask<Value>({ flag, words, check }: Question<Value>, reader: Reader | undefined): Promise<Value> {
  for (;;) {
    process.stdout.write(`${words} `);
    const line = await reader?.next();
    if (!reader?.isTerminal) process.stdout.write('\n');
    if (line === undefined) throw new UsageError(`nobody answers here; say it by flag, as in --${flag}=${EXAMPLES[flag]}`);
    const result = check(line);
    if ('value' in result) return result.value;
    if (!reader?.isTerminal) throw new UsageError(result.fault);
    console.log(result.fault);
  }
}

const EXAMPLES = { name: '"The Daily Example"', language: 'en-GB', address: 'https://example.com' };
