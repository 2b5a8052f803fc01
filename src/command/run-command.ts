import { ENGINE_DIR, type Environment, readEnvironment } from './environment.ts';
import { type CommandDescription, describeUsage, type Flags, readFlags } from './flags.ts';
import { ignoreClosedOutput } from './ignore-closed-output.ts';
import { reportFailure } from './report-failure.ts';

/** @returns the exit status: 0 done, 1 the content or the build has errors */
export type Command = (environment: Environment, flags: Flags) => Promise<number>;

/** Runs one of the scripts: reads flags and environment, and turns errors into messages and exit statuses. */
export async function runCommand(description: CommandDescription, command: Command): Promise<void> {
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  ignoreClosedOutput();
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
    process.exitCode = reportFailure(error);
  }
}
