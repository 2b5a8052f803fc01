import { parseArgs } from 'node:util';
import { nearestName } from '../articles/find-unknown-fields.ts';
import { ENGINE_DIR, type Environment, readEnvironment } from './environment.ts';
import { UsageError } from './usage-error.ts';

export interface CommandDescription<Flag extends string> {
  /** As npm knows it: `build`. */
  name: string;
  /** One sentence. */
  purpose: string;
  /** Each flag with what it does. */
  flags: Record<Flag, string>;
}

/** @returns the exit status: 0 done, 1 the content or the build has errors */
export type Command<Flag extends string> = (environment: Environment, flags: Record<Flag, boolean>) => Promise<number>;

/** Runs one of the scripts: reads flags and environment, and turns errors into messages and exit statuses. */
export async function runCommand<Flag extends string>(description: CommandDescription<Flag>, command: Command<Flag>): Promise<void> {
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

function readFlags<Flag extends string>(description: CommandDescription<Flag>, words: string[]): Record<Flag, boolean> | 'help' {
  const known = Object.keys(description.flags) as Flag[];
  const { tokens } = parseArgs({ args: words, strict: false, allowPositionals: true, tokens: true, options: {} });
  const given = new Set<string>();
  for (const token of tokens) {
    if (token.kind === 'option' && (token.name === 'help' || token.name === 'h')) return 'help';
    const isKnown = token.kind === 'option' && token.value === undefined && (known as string[]).includes(token.name);
    if (!isKnown) throw new UsageError(describeUnknown(words[token.index] ?? '', known, description));
    given.add(token.name);
  }
  return Object.fromEntries(known.map((flag) => [flag, given.has(flag)])) as Record<Flag, boolean>;
}

function describeUnknown<Flag extends string>(word: string, known: readonly string[], description: CommandDescription<Flag>): string {
  const nearest = nearestName(word.replace(/^-+/, ''), known);
  const hint = nearest ? `; did you mean --${nearest}?` : '';
  return `npm run ${description.name} does not know "${word}"${hint}\n\n${describeUsage(description)}`;
}

function describeUsage<Flag extends string>({ name, purpose, flags }: CommandDescription<Flag>): string {
  const entries = Object.entries<string>(flags);
  const usage = entries.length > 0 ? `npm run ${name} -- [flags]` : `npm run ${name}`;
  return [`${usage}\n  ${purpose}`, ...entries.map(([flag, meaning]) => `  --${flag.padEnd(12)} ${meaning}`)].join('\n');
}
