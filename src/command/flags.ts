import { availableParallelism } from 'node:os';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { nearestName } from '../content/problems/find-unknown-fields.ts';
import { UsageError } from './usage-error.ts';

export interface CommandDescription {
  /** As npm knows it: `build`. */
  name: string;
  /** One sentence. */
  purpose: string;
  flags: Readonly<Record<string, FlagDescription>>;
  /** The words that it takes besides flags, in capitals: `FOLDER`. */
  operands?: readonly string[];
}

export interface FlagDescription {
  /** Ends the sentence that begins with the command: `sets files with errors aside`. */
  meaning: string;
  /** What the flag takes, in capitals: `N`. Left out where it takes nothing. */
  value?: string;
}

/** The flags that were given, without hyphens; the value is empty for those that take none. Operands stand under their names. */
export type Flags = ReadonlyMap<string, string>;

/**
 * Reads a command's words as `--name`, `--name=value` or `--name value`.
 * @throws {UsageError} for a word that the command does not know, a value missing or one too many; it names the nearest flag
 */
export function readFlags(description: CommandDescription, words: readonly string[]): Flags | 'help' {
  const options = describeOptions(description);
  const { tokens } = parseArgs({ args: [...words], options, strict: false, allowPositionals: true, tokens: true });
  const flags = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === 'option' && token.name === 'help') return 'help';
    const word = words[token.index] ?? '';
    const operand = description.operands?.find((name) => !flags.has(name));
    if (token.kind === 'positional' && operand !== undefined) {
      flags.set(operand, token.value);
      continue;
    }
    const option = token.kind === 'option' && Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (token.kind !== 'option' || !option || (option.type === 'boolean' && token.value !== undefined)) {
      throw new UsageError(describeUnknown(word, description));
    }
    flags.set(token.name, token.value ?? '');
  }
  return flags;
}

function describeOptions({ flags }: CommandDescription): ParseArgsOptionsConfig {
  const ours = Object.entries(flags).map(([name, { value }]) => [name, { type: value === undefined ? 'boolean' : 'string' }] as const);
  return { ...Object.fromEntries(ours), help: { type: 'boolean', short: 'h' } };
}

function describeUnknown(word: string, description: CommandDescription): string {
  const given = word.replace(/^-+|=.*$/g, '');
  const nearest = nearestName(given, Object.keys(description.flags));
  const hint = nearest === undefined ? '' : `; did you mean --${writeFlag(nearest, description)}?`;
  return `npm run ${description.name} does not know "${word}"${hint}\n\n${describeUsage(description)}`;
}

/** What `--help` prints. */
export function describeUsage(description: CommandDescription): string {
  const { name, purpose, flags, operands = [] } = description;
  const entries = Object.entries(flags);
  const taken = [...operands, ...(entries.length > 0 ? ['[flags]'] : [])];
  const usage = [`npm run ${name}`, ...(taken.length > 0 ? ['--', ...taken] : [])].join(' ');
  const lines = entries.map(([flag, { meaning }]) => `  --${writeFlag(flag, description).padEnd(14)} ${meaning}`);
  return [`${usage}\n  ${purpose}`, ...lines].join('\n');
}

function writeFlag(name: string, { flags }: CommandDescription): string {
  const value = flags[name]?.value;
  return value === undefined ? name : `${name}=${value}`;
}

/** @throws {UsageError} unless the flag is missing or a port's number */
export function readPort(flags: Flags, fallback: number): number {
  const port = flags.get('port');
  if (port === undefined) return fallback;
  if (/^\d{1,5}$/.test(port) && Number(port) < 65536) return Number(port);
  throw new UsageError(`--port must be a number below 65536, found "${port}"; write for example --port=8080`);
}

/** @returns threads; as many as there are cores where the flag is missing @throws {UsageError} unless it is a whole number from 1 */
export function readJobs(flags: Flags): number {
  const jobs = flags.get('jobs');
  if (jobs === undefined) return availableParallelism();
  if (/^[1-9]\d{0,2}$/.test(jobs)) return Number(jobs);
  throw new UsageError(`--jobs must be a number from 1, found "${jobs}"; write for example --jobs=4`);
}
