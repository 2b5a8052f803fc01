import { availableParallelism } from 'node:os';
import { nearestName } from '../content/problems/find-unknown-fields.ts';
import { ENGINE_DIR, type Environment, readEnvironment } from './environment.ts';
import { UsageError } from './usage-error.ts';

export interface CommandDescription {
  /** As npm knows it: `build`. */
  name: string;
  /** One sentence. */
  purpose: string;
  /** Each flag with what it does. A name that ends with `=` takes a value: `port=`. */
  flags: Record<string, string>;
}

/** The flags that were given, without hyphens; the value is empty for those that take none. */
export type Flags = ReadonlyMap<string, string>;

/** @returns the exit status: 0 done, 1 the content or the build has errors */
export type Command = (environment: Environment, flags: Flags) => Promise<number>;

/** Runs one of the scripts: reads flags and environment, and turns errors into messages and exit statuses. */
export async function runCommand(description: CommandDescription, command: Command): Promise<void> {
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  try {
    const flags = readFlags(description, process.argv.slice(2));
    if (flags === 'help') {
      console.log(describeUsage(description));
      return;
    }
    const environment = readEnvironment(process.env, process.cwd());
    // Astro looks for its own folders in the working directory; the environment's paths are absolute by now.
    process.chdir(ENGINE_DIR);
    process.exitCode = await command(environment, flags);
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(error.message);
      process.exitCode = 2;
    } else {
      console.error(error);
      process.exitCode = 1;
    }
  }
}

function readFlags(description: CommandDescription, words: string[]): Flags | 'help' {
  const flags = new Map<string, string>();
  for (const [index, word] of words.entries()) {
    const [, name = '', equals = '', value = ''] = /^--([a-z-]+)(=?)(.*)$/.exec(word) ?? [];
    if (name === 'help' || word === '-h') return 'help';
    // The value may be the next word.
    const isSplit = equals === '' && Object.hasOwn(description.flags, `${name}=`);
    const isValue = Object.hasOwn(description.flags, `${words[index - 1]?.replace(/^--/, '')}=`);
    if (isValue) continue;
    if (!isSplit && !Object.hasOwn(description.flags, name + equals)) throw new UsageError(describeUnknown(word, description));
    flags.set(name, isSplit ? (words[index + 1] ?? '') : value);
  }
  return flags;
}

function describeUnknown(word: string, description: CommandDescription): string {
  const given = word.replace(/^-+|=.*$/g, '');
  const names = new Map(Object.keys(description.flags).map((flag) => [flag.replace(/=$/, ''), flag]));
  const nearest = names.get(nearestName(given, [...names.keys()]) ?? '');
  const hint = nearest ? `; did you mean --${nearest}${nearest.endsWith('=') ? 'N' : ''}?` : '';
  return `npm run ${description.name} does not know "${word}"${hint}\n\n${describeUsage(description)}`;
}

function describeUsage({ name, purpose, flags }: CommandDescription): string {
  const entries = Object.entries(flags);
  const usage = entries.length > 0 ? `npm run ${name} -- [flags]` : `npm run ${name}`;
  return [`${usage}\n  ${purpose}`, ...entries.map(([flag, meaning]) => `  --${flag.replace(/=$/, '=N').padEnd(12)} ${meaning}`)].join(
    '\n',
  );
}

/** @throws {UsageError} unless the flag is missing or a port's number */
export function readPort(flags: Flags, fallback: number): number {
  const port = flags.get('port');
  if (port === undefined) return fallback;
  if (/^\d{1,5}$/.test(port) && Number(port) < 65536) return Number(port);
  throw new UsageError(`--port must be a number below 65536, found "${port}"; write for example --port=8080`);
}

/** @throws {UsageError} unless the flag is missing or a whole number from 1 */
export function readJobs(flags: Flags): number {
  const jobs = flags.get('jobs');
  if (jobs === undefined) return availableParallelism();
  if (/^[1-9]\d{0,2}$/.test(jobs)) return Number(jobs);
  throw new UsageError(`--jobs must be a number from 1, found "${jobs}"; write for example --jobs=4`);
}
