import { ASTRO_ROOT } from './engine-code.mjs';
import { type Environment, readEnvironment } from './environment.ts';
import { type CommandDescription, describeUsage, type Flags, readFlags } from './flags.ts';
import { ignoreClosedOutput } from './ignore-closed-output.ts';
import { reportFailure } from './report-failure.ts';

/** @returns the exit status: 0 done, 1 the content or the build has errors */
export type Command = (environment: Environment, flags: Flags) => Promise<number>;

/** Runs one of the scripts that work on a paper: reads flags and environment. */
export async function runCommand(description: CommandDescription, command: Command): Promise<void> {
  await runTool(description, (flags, workingDir) => {
    const environment = readEnvironment(process.env, workingDir);
    // Astro looks for its own folders in the working directory; the environment's paths are absolute by now.
    process.chdir(ASTRO_ROOT);
    return command(environment, flags);
  });
}

/** @param workingDir where it was called @returns the exit status */
export type Tool = (flags: Flags, workingDir: string) => Promise<number>;

/** Runs one of the scripts, whether there is a paper or not, and turns errors into messages and exit statuses. */
export async function runTool(description: CommandDescription, tool: Tool): Promise<void> {
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  ignoreClosedOutput();
  try {
    const flags = readFlags(description, process.argv.slice(2));
    if (flags === 'help') {
      console.log(describeUsage(description));
      return;
    }
    process.exitCode = await tool(flags, process.cwd());
  } catch (error) {
    process.exitCode = reportFailure(error);
  }
}
